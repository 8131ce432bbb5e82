package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.catalogue.indicator.Aggregation;
import fr.contratdeville.catalogue.indicator.Counts;
import fr.contratdeville.catalogue.indicator.IndicatorRef;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.platform.body.Coded;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A total: its value and bounds, how sure it is, and who reported.
 *
 * @param terms null unless it is a ratio
 * @param people what bounds people with; null of a ratio
 * @param years null of a ratio, and if no figure went in
 * @param isTermOfARatio whether a ratio is made of this indicator
 * @param anyDeclare whether there are figures at all that declare overlaps
 */
public record FigureRow(
        GroupKey group,
        IndicatorRef indicator,
        BigDecimal value,
        BigDecimal low,
        BigDecimal high,
        Terms terms,
        People people,
        Sureness sureness,
        Years years,
        Reported reported,
        boolean isTermOfARatio,
        boolean anyDeclare) {

    public record Terms(BigDecimal numerator, BigDecimal denominator) {}

    /**
     * @param disjointLow the least people of figures declared disjoint, added up
     * @param largestLow the most of the least people that any other one stands for
     * @param perhapsShared how many others there are
     */
    public record People(BigDecimal disjointLow, BigDecimal largestLow, long perhapsShared) {}

    /**
     * @param newestAt when the newest figure was last changed; null if no figure went in
     * @param newestVersion of the newest figure; null if the row does not tell
     */
    public record Sureness(
            boolean exact, boolean approximate, boolean split, boolean broken, Instant newestAt, Long newestVersion) {

        private static Sureness of(ResultSet row) throws SQLException {
            OffsetDateTime newest = row.getObject("newest_at", OffsetDateTime.class);
            return new Sureness(
                    row.getBoolean("exact"),
                    row.getBoolean("approximate"),
                    row.getBoolean("split"),
                    row.getBoolean("broken"),
                    newest == null ? null : newest.toInstant(),
                    row.getObject("newest_version", Long.class));
        }
    }

    public record Years(int oldest, int latest) {}

    public record Reported(long contributing, long leftOut, long notCommunicated, long notApplicable, long unexpected) {

        private static Reported of(ResultSet row) throws SQLException {
            return new Reported(
                    row.getLong("contributing"),
                    row.getLong("left_out"),
                    row.getLong("not_communicated"),
                    row.getLong("not_applicable"),
                    row.getLong("unexpected"));
        }
    }

    static FigureRow ofFigures(ResultSet row, Question question) throws SQLException {
        Integer oldest = row.getObject("oldest_year", Integer.class);
        return of(
                row,
                question,
                null,
                new People(
                        row.getBigDecimal("disjoint_low"),
                        row.getBigDecimal("largest_low"),
                        row.getLong("perhaps_shared")),
                oldest == null ? null : new Years(oldest, row.getInt("latest_year")),
                row.getBoolean("is_term_of_a_ratio"),
                row.getBoolean("any_declare"));
    }

    static FigureRow ofRatio(ResultSet row, Question question) throws SQLException {
        return of(
                row,
                question,
                new Terms(row.getBigDecimal("numerator"), row.getBigDecimal("denominator")),
                null,
                null,
                false,
                false);
    }

    private static FigureRow of(
            ResultSet row,
            Question question,
            Terms terms,
            People people,
            Years years,
            boolean isTermOfARatio,
            boolean anyDeclare)
            throws SQLException {
        return new FigureRow(
                GroupKey.of(row, question),
                indicator(row),
                row.getBigDecimal("value"),
                row.getBigDecimal("low"),
                row.getBigDecimal("high"),
                terms,
                people,
                Sureness.of(row),
                years,
                Reported.of(row),
                isTermOfARatio,
                anyDeclare);
    }

    private static IndicatorRef indicator(ResultSet row) throws SQLException {
        return new IndicatorRef(
                row.getObject("indicator_id", UUID.class),
                row.getString("code"),
                row.getString("label"),
                row.getString("unit"),
                Coded.find(Counts.class, row.getString("counts")).orElseThrow(),
                Coded.find(Aggregation.class, row.getString("aggregation")).orElseThrow());
    }

    boolean isStockWithLaterFigures() {
        return indicator.aggregation() == Aggregation.LATEST && reported.leftOut() > 0;
    }

    Cell cell() {
        return new Cell(group, indicator.id());
    }

    FigureRow withNewestVersion(long version) {
        Sureness told = new Sureness(
                sureness.exact(),
                sureness.approximate(),
                sureness.split(),
                sureness.broken(),
                sureness.newestAt(),
                version);
        return new FigureRow(
                group, indicator, value, low, high, terms, people, told, years, reported, isTermOfARatio, anyDeclare);
    }
}
