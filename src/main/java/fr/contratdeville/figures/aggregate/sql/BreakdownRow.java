package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Question;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.UUID;

/**
 * The parts of a total in one category, added up, or all of them in one set.
 *
 * @param category null of the set's own row
 * @param whole how many figures have parts that make up all of them; of the set's own row only, as is {@code partial}
 */
public record BreakdownRow(Cell cell, CategorySet set, Category category, BigDecimal value, long whole, long partial) {

    /** In which an answer has the rows of one total. */
    public static final Comparator<BreakdownRow> ORDER = Comparator.comparing(
                    (BreakdownRow row) -> row.set().dimension())
            .thenComparing(row -> row.set().code())
            .thenComparing(row -> row.set().version())
            .thenComparing(
                    row -> row.isOfTheSet() ? Integer.MIN_VALUE : row.category().position());

    public record CategorySet(
            UUID id, String dimension, String dimensionLabel, String code, int version, String label) {

        static CategorySet of(ResultSet row) throws SQLException {
            return new CategorySet(
                    row.getObject("category_set_id", UUID.class),
                    row.getString("dimension"),
                    row.getString("dimension_label"),
                    row.getString("category_set"),
                    row.getInt("category_set_version"),
                    row.getString("category_set_label"));
        }
    }

    public record Category(UUID id, int position, String code, String label) {

        /** @return null of a set's own row */
        static Category of(ResultSet row) throws SQLException {
            UUID id = row.getObject("category_id", UUID.class);
            return id == null
                    ? null
                    : new Category(
                            id, row.getInt("position"), row.getString("category"), row.getString("category_label"));
        }
    }

    static BreakdownRow of(ResultSet row, Question question) throws SQLException {
        return new BreakdownRow(
                Cell.of(row, question),
                CategorySet.of(row),
                Category.of(row),
                row.getBigDecimal("value"),
                row.getLong("whole"),
                row.getLong("partial"));
    }

    /** What this row and that of another contract add up to, in a place of both. */
    public BreakdownRow plus(BreakdownRow other) {
        return new BreakdownRow(
                cell, set, category, value.add(other.value), whole + other.whole, partial + other.partial);
    }

    public BreakdownRow in(Cell place) {
        return new BreakdownRow(place, set, category, value, whole, partial);
    }

    public boolean isOfTheSet() {
        return category == null;
    }
}
