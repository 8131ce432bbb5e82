package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Grouping;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Tells to which group a row belongs: the values of the grouping columns, null included. */
record GroupKey(List<Object> values) {

    static GroupKey of(Tuple row, List<Grouping> groupings) {
        // List.of refuses null, which is the key of the actions without a pillar.
        List<Object> values = new ArrayList<>();
        groupings.forEach(grouping -> values.add(row.get(grouping.column())));
        return new GroupKey(values);
    }
}
