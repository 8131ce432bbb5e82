package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Totals of figures, of ratios, and what figures of people declare of each other. */
@Singleton
class FigureQueries {

    /** How sure a total is, and when its newest figure was last changed; of the figures that go in. */
    private static final String SURENESS = """
            bool_and(kind = 'exact' and f.weight = 1) filter (where %1$s) as exact,
            coalesce(bool_or(kind <> 'exact') filter (where %1$s), false) as approximate,
            coalesce(bool_or(f.weight <> 1) filter (where %1$s), false) as split,
            max(c.first_year) filter (where %1$s) as latest_begin, min(c.last_year) filter (where %1$s) as earliest_end,
            max(f.updated_at) filter (where %1$s) as newest_at,""";

    /** On actions {@code a}: few are, and nothing is declared of the figures of others. */
    private static final String DECLARING_OR_DECLARED = """
            a.id in (select unnest(array[o.action_id, o.other_action_id]) from indicator_value_overlap o where %s)""";

    /** Figures for each row that an answer may have: there are some of every year and structure among them. */
    private static final int LOOKED_AT = 4;

    private final QueryRunner database;

    FigureQueries(QueryRunner database) {
        this.database = database;
    }

    /** One row for each group and indicator that is not a ratio. */
    List<FigureRow> figures(Question question) {
        List<FigureRow> rows = database.rows(
                question,
                CountedFigures.counted(question)
                        + """
                , f as (
                    select *
                    from counted
                    where aggregation <> 'ratio'
                    -- What a figure counts for is computed once, and not again in every sum of it.
                    offset 0),
                totals as (
                    select %1$s f.indicator_id,
                        sum(point) filter (where f.counts and f.aggregation <> 'max') as sum,
                        sum(low) filter (where f.counts and f.aggregation <> 'max') as sum_low,
                        sum(high) filter (where f.counts and f.aggregation <> 'max') as sum_high,
                        max(point) filter (where f.counts and f.aggregation = 'max') as max,
                        max(low) filter (where f.counts and f.aggregation = 'max') as max_low,
                        max(high) filter (where f.counts and f.aggregation = 'max') as max_high,
                        coalesce(sum(low) filter (where f.counts and f.disjoint), 0) as disjoint_low,
                        coalesce(max(low) filter (where f.counts and not f.disjoint), 0) as largest_low,
                        count(*) filter (where f.counts and not f.disjoint) as perhaps_shared,
                        %2$s
                        min(f.version) filter (where f.counts) as least_version,
                        max(f.version) filter (where f.counts) as most_version,
                        min(f.year) filter (where f.counts) as oldest_year,
                        max(f.year) filter (where f.counts) as latest_year,
                        count(*) filter (where f.counts) as contributing,
                        count(*) filter (where is_number and not f.counts) as left_out,
                        count(*) filter (where kind = 'not_communicated') as not_communicated,
                        count(*) filter (where kind = 'not_applicable') as not_applicable,
                        count(*) filter (where f.status in ('postponed', 'cancelled')) as unexpected
                    from f
                    join city_contract c on c.id = f.generation_id
                    group by %1$s f.indicator_id)
                select t.*, i.code, i.label, i.unit, i.counts, i.aggregation,
                    coalesce(t.sum, t.max) as value, coalesce(t.sum_low, t.max_low) as low,
                    coalesce(t.sum_high, t.max_high) as high,
                    case least_version when most_version then most_version end as newest_version,
                    i.is_term_of_a_ratio,
                    exists (select from indicator_value_overlap o where %3$s) as any_declare
                from totals t
                join (
                    select j.*, exists (
                        select from indicator r where j.id in (r.numerator_id, r.denominator_id)) as is_term_of_a_ratio
                    from indicator j
                    -- Asked once of each indicator, and not again of each total.
                    offset 0) i on i.id = t.indicator_id
                """.formatted(
                                        question.keys("f."),
                                        SURENESS.formatted("f.counts"),
                                        declaring(question).sql()),
                row -> FigureRow.ofFigures(row, question));
        return rows.stream().anyMatch(FigureRow::hidesItsNewestVersion) ? withNewestVersions(rows, question) : rows;
    }

    /**
     * To be asked where there are many groups, before the work that their totals take: whether so many indicators in groups
     * are found among the first figures that all of them will be too many.
     *
     * @throws ProblemException 422 if there are more than an answer may have
     */
    void refuseTooMany(Question question) {
        database.rows(
                question,
                CountedFigures.selected(question)
                        + """
                looked_at as (
                    select %1$s v.indicator_id
                    from selected s
                    join indicator_value v on v.contract_id = s.contract_id and v.action_id = s.action_id
                    limit %2$d)
                select distinct %3$s indicator_id from looked_at
                """.formatted(question.keys("s."), database.maxRows() * LOOKED_AT, question.keys("")),
                row -> 1);
    }

    private static Conditions declaring(Question question) {
        return new Conditions()
                .and(
                        "o.contract_id in (:contracts)",
                        "contracts",
                        question.selection().contracts());
    }

    /** Most totals are of figures of one version; only for the others they are put in order. */
    private List<FigureRow> withNewestVersions(List<FigureRow> rows, Question question) {
        Map<Cell, Long> versions = new HashMap<>();
        database.allRows(
                question,
                CountedFigures.counted(question) + """
                select distinct on (%1$s indicator_id) %1$s indicator_id, version
                from counted
                where counts
                order by %1$s indicator_id, updated_at desc, value_id
                """.formatted(question.keys("")),
                row -> versions.put(Cell.of(row, question), row.getLong("version")));
        return rows.stream()
                .map(row -> row.hidesItsNewestVersion() ? row.withNewestVersion(versions.get(row.cell())) : row)
                .toList();
    }

    /** The quotient, to six decimals, whatever the size of both: a plain division would keep fewer digits of large ones. */
    static final String QUOTIENT = "round(%s * 1000000 / nullif(%s, 0)) * 0.000001";

    /**
     * The least or the most that a ratio can be. Money can be negative, and less than nothing is least over the smallest
     * denominator; over one that may itself be less than nothing, no limit holds.
     */
    private static String bound(String numerator, String denominator, String ofNegative) {
        return "case when denominator_low < 0 then null when %s < 0 then %s else %s end"
                .formatted(
                        numerator,
                        QUOTIENT.formatted(numerator, ofNegative),
                        QUOTIENT.formatted(numerator, denominator));
    }

    /** One row for each group and ratio of which any action has a term; only actions with both terms count. */
    List<FigureRow> ratios(Question question) {
        return database.rows(
                question,
                CountedFigures.counted(question)
                        + """
                , terms as (
                    select f.*, r.id as ratio_id, r.numerator_id, r.denominator_id,
                        count(point) over of_action as numbers,
                        bool_or(kind = 'not_communicated') over of_action as uncommunicated
                    from counted f
                    join indicator r on r.aggregation = 'ratio' and f.indicator_id in (r.numerator_id, r.denominator_id)
                    window of_action as (partition by %1$s r.id, f.action_id)),
                sums as (
                    select %2$s ratio_id as id,
                        sum(point) filter (where numbers = 2 and indicator_id = numerator_id) as numerator,
                        sum(low) filter (where numbers = 2 and indicator_id = numerator_id) as numerator_low,
                        sum(high) filter (where numbers = 2 and indicator_id = numerator_id) as numerator_high,
                        sum(point) filter (where numbers = 2 and indicator_id = denominator_id) as denominator,
                        sum(low) filter (where numbers = 2 and indicator_id = denominator_id) as denominator_low,
                        sum(high) filter (where numbers = 2 and indicator_id = denominator_id) as denominator_high,
                        %3$s
                        (array_agg(f.version order by f.updated_at desc, f.value_id) filter (where numbers = 2))[1]
                            as newest_version,
                        count(distinct action_id) filter (where numbers = 2) as contributing,
                        count(distinct action_id) filter (where numbers = 1) as left_out,
                        count(distinct action_id) filter (where numbers = 0 and uncommunicated) as not_communicated,
                        count(distinct action_id) filter (where numbers = 0 and not uncommunicated) as not_applicable,
                        count(distinct action_id) filter (where f.status in ('postponed', 'cancelled')) as unexpected
                    from terms f
                    join city_contract c on c.id = f.generation_id
                    group by %2$s ratio_id
                    %7$s)
                select s.*, i.id as indicator_id, i.code, i.label, i.unit, i.counts, i.aggregation,
                    %4$s as value, %5$s as low, %6$s as high
                from sums s
                join indicator i on i.id = s.id
                """.formatted(
                                        question.keys("f."),
                                        question.keys(""),
                                        SURENESS.formatted("numbers = 2"),
                                        QUOTIENT.formatted("numerator", "denominator"),
                                        bound("numerator_low", "denominator_high", "denominator_low"),
                                        bound("numerator_high", "denominator_low", "denominator_high"),
                                        // Elsewhere there may be a number.
                                        question.byContract() ? "" : "having bool_or(numbers > 0)"),
                row -> FigureRow.ofRatio(row, question));
    }

    /** Of sums of terms: the ratios, and the least and the most that each can be, in the same order. */
    List<FigureRow.Quotient> quotients(List<FigureRow.Terms> terms) {
        return database.allRows(
                """
                select %s as value, %s as low, %s as high
                from unnest(cast(:numeratorValues as numeric[]), cast(:numeratorLows as numeric[]),
                        cast(:numeratorHighs as numeric[]), cast(:denominatorValues as numeric[]),
                        cast(:denominatorLows as numeric[]), cast(:denominatorHighs as numeric[]))
                    with ordinality as sums (
                        numerator, numerator_low, numerator_high, denominator, denominator_low, denominator_high, place)
                order by place
                """.formatted(
                                QUOTIENT.formatted("numerator", "denominator"),
                                bound("numerator_low", "denominator_high", "denominator_low"),
                                bound("numerator_high", "denominator_low", "denominator_high")),
                Map.of(
                        "numeratorValues", array(terms, FigureRow.Terms::numerator),
                        "numeratorLows", array(terms, FigureRow.Terms::numeratorLow),
                        "numeratorHighs", array(terms, FigureRow.Terms::numeratorHigh),
                        "denominatorValues", array(terms, FigureRow.Terms::denominator),
                        "denominatorLows", array(terms, FigureRow.Terms::denominatorLow),
                        "denominatorHighs", array(terms, FigureRow.Terms::denominatorHigh)),
                FigureRow.Quotient::of);
    }

    private static String array(List<FigureRow.Terms> terms, Function<FigureRow.Terms, BigDecimal> which) {
        return terms.stream()
                .map(which)
                .map(number -> number == null ? "null" : number.toPlainString())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /**
     * One row for each overlap that a figure of people declares with another figure of the same total. Of two figures that
     * are divided, it is known how many of the people in both go with them only if both are divided alike, from one pillar;
     * otherwise nothing is declared.
     */
    Map<Cell, List<OverlapRow>> overlaps(Question question) {
        String dividedAlike = Placing.of(question).bySuccessorsOfNeighbourhoods()
                ? "f.weight = 1 and w.weight = 1"
                : "f.weight = w.weight and (f.weight = 1 or f.origin_pillar_id = w.origin_pillar_id)";
        return database
                .allRows(
                        question,
                        CountedFigures.counted(
                                        question,
                                        DECLARING_OR_DECLARED.formatted(
                                                declaring(question).sql()))
                                + """
                select %1$s f.indicator_id, o.share = 'all' as of_all,
                    f.weight * case o.share when 'some' then 1 else o.people end as people,
                    f.value_id as of_id, f.low as of_low, f.high as of_high, f.disjoint as of_disjoint,
                    w.value_id as with_id, w.low as with_low, w.high as with_high, w.disjoint as with_disjoint
                from counted f
                join indicator_value_overlap o on o.contract_id = f.contract_id and o.indicator_value_id = f.value_id
                join counted w on %2$s w.indicator_id = f.indicator_id and w.action_id = o.other_action_id
                where f.counts and w.counts and f.aggregation in ('sum', 'latest') and %3$s
                """.formatted(question.keys("f."), question.sameGroup("w.", "f."), dividedAlike),
                        row -> OverlapRow.of(row, question))
                .stream()
                .collect(Collectors.groupingBy(OverlapRow::cell));
    }
}
