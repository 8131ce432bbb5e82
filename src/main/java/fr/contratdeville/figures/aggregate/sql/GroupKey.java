package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Tells to which group a row belongs: the values of the grouping columns, null included. */
public record GroupKey(List<Object> values) {

    static GroupKey of(ResultSet row, Question question) throws SQLException {
        // List.of refuses null, which is the key of the actions without a pillar.
        List<Object> values = new ArrayList<>();
        for (String column : (Iterable<String>) question.groupingColumns()::iterator) {
            values.add(row.getObject(column));
        }
        return new GroupKey(values);
    }
}
