package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Question;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What a figure declares of another one in the same total.
 *
 * @param people how many of them both count at the least; null if it is all of them
 */
public record OverlapRow(Cell cell, boolean ofAll, BigDecimal people, Counted of, Counted with) {

    /** A figure, with the least and the most people that it can stand for. */
    public record Counted(UUID id, BigDecimal low, BigDecimal high, boolean disjoint) {

        private static Counted of(ResultSet row, String figure) throws SQLException {
            return new Counted(
                    row.getObject(figure + "_id", UUID.class),
                    row.getBigDecimal(figure + "_low"),
                    row.getBigDecimal(figure + "_high"),
                    row.getBoolean(figure + "_disjoint"));
        }
    }

    static OverlapRow of(ResultSet row, Question question) throws SQLException {
        return new OverlapRow(
                Cell.of(row, question),
                row.getBoolean("of_all"),
                row.getBigDecimal("people"),
                Counted.of(row, "of"),
                Counted.of(row, "with"));
    }
}
