package fr.contratdeville.figures.aggregate.explanation;

import fr.contratdeville.figures.aggregate.question.AggregateParameters;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.sql.CountedFigures;
import fr.contratdeville.figures.aggregate.sql.QueryRunner;
import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.review.action.ActionRef;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse.OverlapResponse;
import fr.contratdeville.review.indicatorvalue.OverlapShare;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures that went into one total. */
@Singleton
class ContributionQueries {

    /**
     * Of a maximum, the one figure that decides goes in, and every other one with the weight 0. Of a ratio, both terms of
     * the actions that have both.
     */
    private static final String WENT_IN = """
            , decisive as (
                select f.*, 'value' as role,
                    case when f.aggregation <> 'max' or row_number() over (order by point desc, value_id) = 1
                        then 1 else 0 end as decides
                from counted f
                where f.indicator_id = :of and f.counts),
            terms as (
                select f.*, case when f.indicator_id = r.numerator_id then 'numerator' else 'denominator' end as role,
                    count(*) over (partition by f.action_id) as of_action
                from counted f
                join indicator r
                    on r.id = :of and r.aggregation = 'ratio' and f.indicator_id in (r.numerator_id, r.denominator_id)
                where f.point is not null),
            went_in as (
                select contract_id, action_id, year, status, value_id, indicator_id, kind, reported,
                    lower_bound, upper_bound, version, updated_at, unweighted, unweighted_low, unweighted_high, disjoint, role,
                    weight * decides as weight, point * decides as contribution
                from decisive
                union all
                select contract_id, action_id, year, status, value_id, indicator_id, kind, reported,
                    lower_bound, upper_bound, version, updated_at, unweighted, unweighted_low, unweighted_high, disjoint, role,
                    weight, point
                from terms
                where of_action = 2)
            """;

    /**
     * Whether a figure {@code w}, which is published as {@code p}, comes from a bilan {@code b} of its action: what is not
     * published, or is as the bilan's last validation wrote it. All else the agglomeration has written itself.
     */
    private static final String WROTE_IT = """
            p.figure is null
            or p.figure = validated_figure(
                case b.state when 'validated' then b.content else b.validated_content end, w.indicator_id)
            """;

    private static final String DESCRIBED = """
            select w.*, a.title, a.structure_id, s.name as structure_name, s.short_name as structure_short_name,
                i.code, i.label, i.unit, i.counts, i.aggregation,
                not exists (select from bilan x where x.id = w.action_id) as action_exists,
                b.id as bilan_id, b.state as bilan_state,
                said.source ->> 'document' as document, said.source ->> 'sha256' as document_sha256,
                cast(said.source ->> 'page' as integer) as document_page,
                said.source ->> 'sheet' as document_sheet,
                cast(said.source ->> 'row' as integer) as document_row,
                (select read.figure ->> 'words' from jsonb_array_elements(said.figures) as read (figure)
                    where read.figure ->> 'indicatorId' = cast(w.indicator_id as text)) as document_words %s
            from went_in w
            join action a on a.contract_id = w.contract_id and a.id = w.action_id
            join structure s on s.id = a.structure_id
            join indicator i on i.id = w.indicator_id
            cross join lateral published_figure(w.contract_id, w.value_id) as p (figure)
            left join bilan b on b.contract_id = w.contract_id
                and (b.action_id = w.action_id or b.id = w.action_id) and (%s) and (%s)
            left join lateral jsonb_to_record(
                case when p.figure is null or b.state = 'validated' then b.content else b.validated_content end)
                as said (source jsonb, figures jsonb) on true
            """;

    private static final String OVERLAPS = """
            select o.indicator_value_id, a.id, a.title, a.year, o.share, o.people
            from indicator_value_overlap o
            join action a on a.id = o.other_action_id
            where o.indicator_value_id in %s
            order by %s a.year, a.title_key, a.id
            """;

    private static final int FETCHED = 1_000;

    private final QueryRunner database;
    private final KeysetQuery keyset;

    ContributionQueries(QueryRunner database, KeysetQuery keyset) {
        this.database = database;
        this.keyset = keyset;
    }

    Page<Contribution> page(Question question, UUID of, ListQuery query) {
        return keyset.page(
                "(with %s %s select value_id, contribution from went_in) c"
                        .formatted(CountedFigures.counted(question), WENT_IN),
                "c.value_id",
                query,
                ids -> find(question, of, ids));
    }

    /**
     * All of them, one after the other: none is kept in memory.
     *
     * @param most how many there may be
     * @throws ProblemException 406 if there are more
     */
    void forEach(Question question, UUID of, boolean descending, long most, Consumer<Contribution> reader) {
        String order = descending ? " desc" : "";
        try (Stream<Tuple> rows = named(question, of)
                .bind(database.query("with " + CountedFigures.counted(question) + WENT_IN
                        + described(question, ", count(*) over () as all") + "order by w.contribution" + order
                        + ", w.value_id" + order))
                .setFetchSize(FETCHED)
                .getResultStream()) {
            rows.forEach(row -> {
                long all = row.get("all", Number.class).longValue();
                if (all > most) {
                    throw new ProblemException(
                            ProblemType.TOO_MANY_ROWS, "contributions", all, most, MediaType.APPLICATION_JSON);
                }
                reader.accept(Contribution.of(row, List.of()));
            });
        }
    }

    /** What the figures that went in declare of the people whom they count. */
    void forEachOverlap(Question question, UUID of, BiConsumer<UUID, OverlapResponse> reader) {
        try (Stream<Tuple> rows = CountedFigures.named(question)
                .naming(AggregateParameters.OF, of)
                .bind(database.query("with " + CountedFigures.counted(question) + WENT_IN
                        + OVERLAPS.formatted("(select value_id from went_in)", "o.indicator_value_id, ")))
                .setFetchSize(FETCHED)
                .getResultStream()) {
            rows.forEach(row -> reader.accept(row.get("indicator_value_id", UUID.class), overlap(row)));
        }
    }

    private static Conditions named(Question question, UUID of) {
        return CountedFigures.named(question).naming(question.seen().named()).naming(AggregateParameters.OF, of);
    }

    /** @param more to be selected beside, after a comma */
    private static String described(Question question, String more) {
        return DESCRIBED.formatted(more, question.seen().condition(), WROTE_IT);
    }

    private List<Contribution> find(Question question, UUID of, List<UUID> ids) {
        Map<UUID, List<OverlapResponse>> overlaps = overlaps(question, ids);
        return named(question, of)
                .naming("ids", ids)
                .bind(database.query("with " + CountedFigures.counted(question) + WENT_IN + described(question, "")
                        + "where w.value_id in (:ids)"))
                .getResultList()
                .stream()
                .map(row -> Contribution.of(row, overlaps.getOrDefault(row.get("value_id", UUID.class), List.of())))
                .toList();
    }

    private Map<UUID, List<OverlapResponse>> overlaps(Question question, List<UUID> ids) {
        return CountedFigures.named(question)
                .naming("ids", ids)
                .bind(database.query("with " + CountedFigures.counted(question) + OVERLAPS.formatted("(:ids)", "")))
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("indicator_value_id", UUID.class),
                        Collectors.mapping(ContributionQueries::overlap, Collectors.toList())));
    }

    private static OverlapResponse overlap(Tuple row) {
        return OverlapResponse.of(
                new ActionRef(
                        row.get("id", UUID.class), row.get("year", Integer.class), row.get("title", String.class)),
                OverlapShare.of(row.get("share", String.class), row.get("people", BigDecimal.class)));
    }
}
