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
import java.util.Objects;
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

    /** What a ratio is made of, and the least and the most that each of both can be. */
    public record Terms(
            BigDecimal numerator,
            BigDecimal numeratorLow,
            BigDecimal numeratorHigh,
            BigDecimal denominator,
            BigDecimal denominatorLow,
            BigDecimal denominatorHigh) {

        private Terms plus(Terms other) {
            return new Terms(
                    sum(numerator, other.numerator),
                    sum(numeratorLow, other.numeratorLow),
                    sum(numeratorHigh, other.numeratorHigh),
                    sum(denominator, other.denominator),
                    sum(denominatorLow, other.denominatorLow),
                    sum(denominatorHigh, other.denominatorHigh));
        }

        private static Terms of(ResultSet row) throws SQLException {
            return new Terms(
                    row.getBigDecimal("numerator"),
                    row.getBigDecimal("numerator_low"),
                    row.getBigDecimal("numerator_high"),
                    row.getBigDecimal("denominator"),
                    row.getBigDecimal("denominator_low"),
                    row.getBigDecimal("denominator_high"));
        }
    }

    /** What terms make; null where the denominator is zero. */
    record Quotient(BigDecimal value, BigDecimal low, BigDecimal high) {

        static Quotient of(ResultSet row) throws SQLException {
            return new Quotient(row.getBigDecimal("value"), row.getBigDecimal("low"), row.getBigDecimal("high"));
        }
    }

    /**
     * @param disjointLow the least people of figures declared disjoint, added up
     * @param largestLow the most of the least people that any other one stands for
     * @param perhapsShared how many others there are
     */
    public record People(BigDecimal disjointLow, BigDecimal largestLow, long perhapsShared) {

        private People plus(People other) {
            return new People(
                    disjointLow.add(other.disjointLow),
                    largestLow.max(other.largestLow),
                    perhapsShared + other.perhapsShared);
        }
    }

    /**
     * @param newestAt when the newest figure was last changed; null if no figure went in
     * @param newestVersion of the newest figure; null if the row does not tell
     * @param latestBegin when the last of the contracts of which figures went in begins; null if none went in, as is the
     *     earliest end
     */
    public record Sureness(
            boolean exact,
            boolean approximate,
            boolean split,
            Integer latestBegin,
            Integer earliestEnd,
            Instant newestAt,
            Long newestVersion) {

        /** Whether figures from before and from after a change of contract went in. */
        public boolean broken() {
            return latestBegin != null && latestBegin > earliestEnd;
        }

        /** Of all of both, each of which has some figure. */
        private Sureness and(Sureness other) {
            int later = newestAt.compareTo(other.newestAt);
            Long ofTheSameTime = Objects.equals(newestVersion, other.newestVersion) ? newestVersion : null;
            return new Sureness(
                    exact && other.exact,
                    approximate || other.approximate,
                    split || other.split,
                    Math.max(latestBegin, other.latestBegin),
                    Math.min(earliestEnd, other.earliestEnd),
                    later >= 0 ? newestAt : other.newestAt,
                    later > 0 ? newestVersion : later < 0 ? other.newestVersion : ofTheSameTime);
        }

        private static Sureness of(ResultSet row) throws SQLException {
            OffsetDateTime newest = row.getObject("newest_at", OffsetDateTime.class);
            return new Sureness(
                    row.getBoolean("exact"),
                    row.getBoolean("approximate"),
                    row.getBoolean("split"),
                    row.getObject("latest_begin", Integer.class),
                    row.getObject("earliest_end", Integer.class),
                    newest == null ? null : newest.toInstant(),
                    row.getObject("newest_version", Long.class));
        }
    }

    public record Years(int oldest, int latest) {

        private Years and(Years other) {
            return new Years(Math.min(oldest, other.oldest), Math.max(latest, other.latest));
        }
    }

    public record Reported(long contributing, long leftOut, long notCommunicated, long notApplicable, long unexpected) {

        private Reported plus(Reported other) {
            return new Reported(
                    contributing + other.contributing,
                    leftOut + other.leftOut,
                    notCommunicated + other.notCommunicated,
                    notApplicable + other.notApplicable,
                    unexpected + other.unexpected);
        }

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
        return of(row, question, Terms.of(row), null, null, false, false);
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

    /**
     * This total and that of another contract, in a place of both: but for a ratio, which has to be made of its terms anew
     * ({@link #of(Quotient)}). The newest version is not told where figures of both are the newest, and of different ones.
     */
    public FigureRow plus(FigureRow other) {
        boolean isMaximum = indicator.aggregation() == Aggregation.MAX;
        return new FigureRow(
                group,
                indicator,
                isMaximum ? greater(value, other.value) : sum(value, other.value),
                isMaximum ? greater(low, other.low) : sum(low, other.low),
                isMaximum ? greater(high, other.high) : sum(high, other.high),
                terms == null ? null : terms.plus(other.terms),
                people == null ? null : people.plus(other.people),
                !hasContributions()
                        ? other.sureness
                        : !other.hasContributions() ? sureness : sureness.and(other.sureness),
                years == null ? other.years : other.years == null ? years : years.and(other.years),
                reported.plus(other.reported),
                isTermOfARatio,
                anyDeclare || other.anyDeclare);
    }

    private static BigDecimal sum(BigDecimal one, BigDecimal other) {
        return one == null ? other : other == null ? one : one.add(other);
    }

    private static BigDecimal greater(BigDecimal one, BigDecimal other) {
        return one == null ? other : other == null ? one : one.max(other);
    }

    private boolean hasContributions() {
        return sureness.newestAt() != null;
    }

    /** Whether its newest figure is known, and not of which version that is. */
    public boolean hidesItsNewestVersion() {
        return hasContributions() && sureness.newestVersion() == null;
    }

    boolean isRatio() {
        return terms != null;
    }

    /** Whether any action has a number for it, as one has that has a term of a ratio. */
    boolean hasNumbers() {
        return reported.contributing() + reported.leftOut() > 0;
    }

    FigureRow of(Quotient quotient) {
        return new FigureRow(
                group,
                indicator,
                quotient.value(),
                quotient.low(),
                quotient.high(),
                terms,
                people,
                sureness,
                years,
                reported,
                isTermOfARatio,
                anyDeclare);
    }

    public FigureRow in(GroupKey place) {
        return new FigureRow(
                place,
                indicator,
                value,
                low,
                high,
                terms,
                people,
                sureness,
                years,
                reported,
                isTermOfARatio,
                anyDeclare);
    }

    boolean isStockWithLaterFigures() {
        return indicator.aggregation() == Aggregation.LATEST && reported.leftOut() > 0;
    }

    public Cell cell() {
        return new Cell(group, indicator.id());
    }

    FigureRow withNewestVersion(long version) {
        Sureness told = new Sureness(
                sureness.exact(),
                sureness.approximate(),
                sureness.split(),
                sureness.latestBegin(),
                sureness.earliestEnd(),
                sureness.newestAt(),
                version);
        return new FigureRow(
                group, indicator, value, low, high, terms, people, told, years, reported, isTermOfARatio, anyDeclare);
    }
}
