package fr.contratdeville.review.indicatorvalue;

import static java.util.Map.entry;

import fr.contratdeville.catalogue.indicator.Indicator;
import fr.contratdeville.catalogue.indicator.IndicatorRef;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.item.Item;
import fr.contratdeville.platform.paging.Addresses;
import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.paging.Shown;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.reading.Reading;
import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.platform.reading.Sql;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.ActionRef;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse.BreakdownResponse;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse.OverlapResponse;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse.PartResponse;
import fr.contratdeville.review.indicatorvalue.IndicatorValues.WithFigures;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.hibernate.Session;

@Singleton
class IndicatorValueRepository implements PanacheRepositoryBase<IndicatorValue, UUID> {

    private static final Comparator<OverlapResponse> ORDER_OF_OVERLAPS = Comparator.comparing(
                    (OverlapResponse overlap) -> overlap.action().year())
            .thenComparing(overlap -> overlap.action().title())
            .thenComparing(overlap -> overlap.action().id());

    private static final Shown<IndicatorValueResponse> SHOWN =
            new Shown<>("""
            v.id, v.version, v.created_at, v.updated_at, a.id, a.year, a.title,
            i.id, i.code, i.label, i.unit, i.counts, i.aggregation,
            v.kind, v.value, v.lower_bound, v.upper_bound, v.target,
            array(
                select array [
                    d.code, d.label, cs.code, cast(cs.version as text), cs.label, part.coverage,
                    c.code, c.label, cast(part.value as text)]
                from breakdown_part part
                join category c on c.category_set_id = part.category_set_id and c.id = part.category_id
                join category_set cs on cs.id = part.category_set_id
                join dimension d on d.id = cs.dimension_id
                where part.contract_id = v.contract_id and part.indicator_value_id = v.id
                order by d.code collate "C", cs.code collate "C", cs.version, c.position),
            array(
                select array [
                    cast(other.id as text), cast(other.year as text), other.title,
                    o.share, cast(o.people as text)]
                from indicator_value_overlap o
                join action other on other.contract_id = o.other_contract_id and other.id = o.other_action_id
                where o.contract_id = v.contract_id and o.indicator_value_id = v.id),
            v.disjoint
            """, "indicator_value", "v", """
            join action a on a.contract_id = v.contract_id and a.id = v.action_id
            join indicator i on i.id = v.indicator_id
            """, IndicatorValueRepository::figure);

    private static final String ADDED = """
            insert into indicator_value (
                id, contract_id, action_id, version, created_at, updated_at,
                indicator_id, kind, value, lower_bound, upper_bound, target, disjoint)
            select id, :contract, :action, :version, :now, :now,
                indicator_id, kind, value, lower_bound, upper_bound, target, disjoint
            from unnest(:ids, :indicators, :kinds, :values, :lowerBounds, :upperBounds, :targets, :disjoint)
                with ordinality as added (
                    id, indicator_id, kind, value, lower_bound, upper_bound, target, disjoint, place)
            order by place
            """;

    private static final String ADDED_OVERLAPS = """
            insert into indicator_value_overlap (
                id, contract_id, indicator_value_id, other_contract_id, other_action_id, share, people)
            select id, :contract, indicator_value_id, other_contract_id, other_action_id, share, people
            from unnest(:ids, :figures, :contracts, :actions, :shares, :people)
                with ordinality as added (
                    id, indicator_value_id, other_contract_id, other_action_id, share, people, place)
            order by place
            """;

    private static final String ADDED_PARTS = """
            insert into breakdown_part (
                id, contract_id, indicator_value_id, category_set_id, category_id, coverage, value)
            select id, :contract, indicator_value_id, category_set_id, category_id, coverage, value
            from unnest(:ids, :figures, :sets, :categories, :coverages, :values)
                with ordinality as added (
                    id, indicator_value_id, category_set_id, category_id, coverage, value, place)
            order by place
            """;

    private record Joined<T>(UUID id, T itself, IndicatorValueResponse figure) {}

    private final KeysetQuery keyset;
    private final Reads reads;
    private final Function<UUID, CompletionStage<Optional<WithFigures<UUID>>>> ofAction;

    IndicatorValueRepository(KeysetQuery keyset, Reads reads) {
        this.keyset = keyset;
        this.reads = reads;
        this.ofAction = reads.gathered(actions -> with(
                "select id, array[id] as actions from action where id in (:actions)",
                Map.of("actions", actions),
                "subject.id",
                Row::uuid,
                "i.code collate \"C\""));
    }

    /** @see IndicatorValues#with */
    static <T> Reading<Map<UUID, WithFigures<T>>> with(
            String subjects, Map<String, ?> named, String columns, Row.Mapper<T> mapper, String order) {
        Sql sql = Sql.of(
                """
                select subject.id, %1$s, v.id is not null, %2$s
                from (%3$s) subject
                left join (%4$s %5$s %6$s) on %5$s.action_id = any (subject.actions)
                order by %7$s
                """.formatted(columns, SHOWN.columns(), subjects, SHOWN.table(), SHOWN.alias(), SHOWN.joins(), order),
                named);
        return database -> {
            List<Joined<T>> rows = sql.rows(
                    database, row -> new Joined<>(row.uuid(), mapper.map(row), row.flag() ? figure(row) : null));
            Map<UUID, WithFigures<T>> found = new HashMap<>();
            for (Joined<T> row : rows) {
                WithFigures<T> subject =
                        found.computeIfAbsent(row.id(), id -> new WithFigures<>(row.itself(), new ArrayList<>()));
                if (row.figure() != null) {
                    subject.figures().add(row.figure());
                }
            }
            return found;
        };
    }

    boolean exists(Action action, Indicator indicator) {
        return count("action = :action and indicator = :indicator", Map.of("action", action, "indicator", indicator))
                > 0;
    }

    List<IndicatorValue> findByAction(Action action) {
        return list(
                "from IndicatorValue v join fetch v.indicator i where v.action = :action order by i.code",
                Map.of("action", action));
    }

    /**
     * Writes the first figures of an action, with what belongs to them: each table by one statement, however many rows. Hibernate
     * has the driver write several together as well, but so many as are a power of two: five by two statements, each with all
     * that the triggers do.
     *
     * @param figures none of which Hibernate knows
     */
    void write(Action action, List<IndicatorValue> figures) {
        List<Overlap> overlaps =
                figures.stream().flatMap(figure -> figure.overlaps.stream()).toList();
        List<BreakdownPart> parts =
                figures.stream().flatMap(figure -> figure.parts.stream()).toList();
        getEntityManager().unwrap(Session.class).doWork(database -> {
            if (!figures.isEmpty()) {
                added(action, figures).write(database);
            }
            if (!overlaps.isEmpty()) {
                addedOverlaps(action, overlaps).write(database);
            }
            if (!parts.isEmpty()) {
                addedParts(action, parts).write(database);
            }
        });
    }

    private static Sql added(Action action, List<IndicatorValue> figures) {
        IndicatorValue first = figures.get(0);
        return Sql.of(
                ADDED,
                Map.ofEntries(
                        entry("contract", action.contract.id),
                        entry("action", action.id),
                        entry("version", first.version),
                        entry("now", first.createdAt),
                        entry("ids", column(figures, figure -> figure.id, UUID[]::new)),
                        entry("indicators", column(figures, figure -> figure.indicator.id, UUID[]::new)),
                        entry("kinds", column(figures, figure -> figure.kind.code(), String[]::new)),
                        entry("values", column(figures, figure -> figure.value, BigDecimal[]::new)),
                        entry("lowerBounds", column(figures, figure -> figure.lowerBound, BigDecimal[]::new)),
                        entry("upperBounds", column(figures, figure -> figure.upperBound, BigDecimal[]::new)),
                        entry("targets", column(figures, figure -> figure.target, BigDecimal[]::new)),
                        entry("disjoint", column(figures, figure -> figure.disjoint, Boolean[]::new))));
    }

    private static Sql addedOverlaps(Action action, List<Overlap> overlaps) {
        return Sql.of(
                ADDED_OVERLAPS,
                Map.ofEntries(
                        entry("contract", action.contract.id),
                        entry("ids", column(overlaps, overlap -> Item.newId(), UUID[]::new)),
                        entry("figures", column(overlaps, overlap -> overlap.indicatorValue.id, UUID[]::new)),
                        entry("contracts", column(overlaps, overlap -> overlap.otherAction.contract.id, UUID[]::new)),
                        entry("actions", column(overlaps, overlap -> overlap.otherAction.id, UUID[]::new)),
                        entry(
                                "shares",
                                column(overlaps, overlap -> overlap.share().storedCode(), String[]::new)),
                        entry(
                                "people",
                                column(overlaps, overlap -> overlap.share().people(), BigDecimal[]::new))));
    }

    private static Sql addedParts(Action action, List<BreakdownPart> parts) {
        return Sql.of(
                ADDED_PARTS,
                Map.ofEntries(
                        entry("contract", action.contract.id),
                        entry("ids", column(parts, part -> Item.newId(), UUID[]::new)),
                        entry("figures", column(parts, part -> part.indicatorValue.id, UUID[]::new)),
                        entry("sets", column(parts, part -> part.categorySet.id, UUID[]::new)),
                        entry("categories", column(parts, part -> part.category.id, UUID[]::new)),
                        entry("coverages", column(parts, part -> part.coverage.code(), String[]::new)),
                        entry("values", column(parts, part -> part.value, BigDecimal[]::new))));
    }

    private static <T, E> E[] column(List<T> rows, Function<T, E> member, IntFunction<E[]> array) {
        return rows.stream().map(member).toArray(array);
    }

    /**
     * The first page of one action's, in their usual order: of many who ask at the same time, by one statement.
     *
     * @param page reads it if it is not the only one
     * @throws ProblemException 404, in the stage
     */
    CompletionStage<Page<IndicatorValueResponse>> firstPage(
            UUID action, HttpServerRequest request, Supplier<CompletionStage<Page<IndicatorValueResponse>>> page) {
        return ofAction.apply(action).thenCompose(found -> {
            List<IndicatorValueResponse> figures = found.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND))
                    .figures();
            return figures.size() > ListQuery.DEFAULT_LIMIT
                    ? page.get()
                    : CompletableFuture.completedStage(new Page<>(figures, Addresses.self(request), null, null));
        });
    }

    /**
     * A page of one action's.
     *
     * @param asked may refuse what was asked for, but not before it is known that there is such an action
     * @throws ProblemException 404, in the stage
     */
    CompletionStage<Page<IndicatorValueResponse>> page(UUID action, Supplier<ListQuery> asked) {
        try {
            return keyset.page(
                            "indicator_value v join indicator i on i.id = v.indicator_id", "v.id", asked.get(), SHOWN)
                    .thenCompose(page -> page.items().isEmpty()
                            ? require(action).thenApply(there -> page)
                            : CompletableFuture.completedStage(page));
        } catch (ProblemException refusal) {
            return require(action).thenCompose(there -> CompletableFuture.failedStage(refusal));
        }
    }

    private CompletionStage<Void> require(UUID action) {
        Sql sql = Sql.of("select count(*) from action where id = :id", Map.of("id", action));
        return reads.soon(database -> sql.rows(database, Row::number)).thenAccept(found -> {
            if (found.get(0) == 0) {
                throw new ProblemException(ProblemType.NOT_FOUND);
            }
        });
    }

    private static IndicatorValueResponse figure(Row row) throws SQLException {
        return new IndicatorValueResponse(
                row.uuid(),
                row.number(),
                row.time(),
                row.time(),
                ActionRef.of(row),
                IndicatorRef.of(row),
                row.coded(ValueKind.class),
                Decimals.plain(row.decimal()),
                Decimals.plain(row.decimal()),
                Decimals.plain(row.decimal()),
                Decimals.plain(row.decimal()),
                breakdowns(row.table()),
                Arrays.stream(row.table())
                        .map(IndicatorValueRepository::overlap)
                        .sorted(ORDER_OF_OVERLAPS)
                        .toList(),
                row.flag());
    }

    /** @param parts those of one set after those of another */
    private static List<BreakdownResponse> breakdowns(String[]... parts) {
        List<BreakdownResponse> breakdowns = new ArrayList<>();
        for (int begin = 0, end; begin < parts.length; begin = end) {
            String[] first = parts[begin];
            List<PartResponse> those = new ArrayList<>();
            for (end = begin; end < parts.length && isOfTheSameSet(first, parts[end]); end++) {
                String[] part = parts[end];
                those.add(new PartResponse(part[6], part[7], Decimals.plain(new BigDecimal(part[8]))));
            }
            breakdowns.add(new BreakdownResponse(
                    first[0],
                    first[1],
                    first[2],
                    Integer.parseInt(first[3]),
                    first[4],
                    Coded.find(Coverage.class, first[5]).orElseThrow(),
                    those));
        }
        return breakdowns;
    }

    private static boolean isOfTheSameSet(String[] part, String... other) {
        return part[0].equals(other[0]) && part[2].equals(other[2]) && part[3].equals(other[3]);
    }

    private static OverlapResponse overlap(String... members) {
        return OverlapResponse.of(
                new ActionRef(UUID.fromString(members[0]), Integer.parseInt(members[1]), members[2]),
                OverlapShare.of(members[3], members[4] == null ? null : new BigDecimal(members[4])));
    }
}
