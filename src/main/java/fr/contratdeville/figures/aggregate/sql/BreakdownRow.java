package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Question;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The parts of a total in one category, added up, or all of them in one set.
 *
 * @param category null of the set's own row
 * @param whole how many figures have parts that make up all of them; of the set's own row only, as is {@code partial}
 */
public record BreakdownRow(Cell cell, CategorySet set, Category category, BigDecimal value, long whole, long partial) {

    public record CategorySet(
            UUID id, String dimension, String dimensionLabel, String code, int version, String label) {}

    public record Category(UUID id, String code, String label) {}

    static BreakdownRow of(ResultSet row, Question question) throws SQLException {
        UUID category = row.getObject("category_id", UUID.class);
        return new BreakdownRow(
                Cell.of(row, question),
                new CategorySet(
                        row.getObject("category_set_id", UUID.class),
                        row.getString("dimension"),
                        row.getString("dimension_label"),
                        row.getString("category_set"),
                        row.getInt("category_set_version"),
                        row.getString("category_set_label")),
                category == null
                        ? null
                        : new Category(category, row.getString("category"), row.getString("category_label")),
                row.getBigDecimal("value"),
                row.getLong("whole"),
                row.getLong("partial"));
    }

    public boolean isOfTheSet() {
        return category == null;
    }
}
