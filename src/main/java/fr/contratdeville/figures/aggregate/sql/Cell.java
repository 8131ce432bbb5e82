package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Where a total stands: in which group, and of which indicator. */
public record Cell(GroupKey group, UUID indicator) {

    static Cell of(ResultSet row, Question question) throws SQLException {
        return new Cell(GroupKey.of(row, question), row.getObject("indicator_id", UUID.class));
    }
}
