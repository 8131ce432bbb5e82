package fr.contratdeville.aggregate;

import fr.contratdeville.action.ActionFilter;
import fr.contratdeville.action.ActionStatus;
import fr.contratdeville.aggregate.AggregateResponse.Actions;
import fr.contratdeville.aggregate.AggregateResponse.ByStatus;
import fr.contratdeville.aggregate.AggregateResponse.Group;
import fr.contratdeville.aggregate.AggregateResponse.GroupPillar;
import fr.contratdeville.aggregate.AggregateResponse.IndicatorAggregate;
import fr.contratdeville.aggregate.AggregateResponse.Row;
import fr.contratdeville.body.Coded;
import fr.contratdeville.structure.StructureRef;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers a question: the groups, and in each the indicators. */
@Singleton
class Aggregates {

    private static final String NOT_ASSIGNED = "Non affecté à un pilier";

    private final AggregateQueries queries;

    Aggregates(AggregateQueries queries) {
        this.queries = queries;
    }

    AggregateResponse answer(Question question, String self) {
        queries.freezeWhatIsSeen();
        List<Tuple> groups = queries.groups(question);
        Map<GroupKey, List<Tuple>> figures =
                byGroup(Stream.concat(queries.figures(question).stream(), queries.ratios(question).stream()), question);
        Map<GroupKey, List<Tuple>> breakdowns = byGroup(queries.breakdowns(question).stream(), question);
        List<Row> rows = groups.stream()
                .map(group -> {
                    GroupKey key = GroupKey.of(group, question.groupings());
                    return new Row(
                            group(group, question.groupings()),
                            actions(group),
                            indicators(
                                    figures.getOrDefault(key, List.of()),
                                    breakdowns.getOrDefault(key, List.of()),
                                    number(group, "total")));
                })
                .toList();
        return new AggregateResponse(
                self, question.groupings(), question.source().figures(), rows);
    }

    private static Map<GroupKey, List<Tuple>> byGroup(Stream<Tuple> rows, Question question) {
        return rows.collect(Collectors.groupingBy(row -> GroupKey.of(row, question.groupings())));
    }

    private static Group group(Tuple row, List<Grouping> groupings) {
        return new Group(
                groupings.contains(Grouping.STRUCTURE) ? structure(row) : null,
                groupings.contains(Grouping.PILLAR) ? pillar(row) : null,
                groupings.contains(Grouping.YEAR) ? row.get("year", Integer.class) : null,
                groupings.contains(Grouping.STATUS)
                        ? Coded.find(ActionStatus.class, row.get("status", String.class))
                                .orElseThrow()
                        : null);
    }

    private static StructureRef structure(Tuple row) {
        return new StructureRef(
                row.get("structure_id", UUID.class),
                row.get("structure_name", String.class),
                row.get("structure_short_name", String.class));
    }

    private static GroupPillar pillar(Tuple row) {
        UUID id = row.get("pillar_id", UUID.class);
        return id == null
                ? new GroupPillar(null, ActionFilter.NONE, NOT_ASSIGNED)
                : new GroupPillar(id, row.get("pillar_code", String.class), row.get("pillar_label", String.class));
    }

    private static Actions actions(Tuple row) {
        return new Actions(
                number(row, "total"),
                new ByStatus(
                        number(row, "planned"),
                        number(row, "completed"),
                        number(row, "partially_completed"),
                        number(row, "postponed"),
                        number(row, "cancelled")));
    }

    private static List<IndicatorAggregate> indicators(List<Tuple> figures, List<Tuple> breakdowns, long actions) {
        Map<UUID, List<Tuple>> breakdownsByIndicator =
                breakdowns.stream().collect(Collectors.groupingBy(row -> row.get("indicator_id", UUID.class)));
        return figures.stream()
                .map(figure -> IndicatorRows.indicator(
                        figure,
                        breakdownsByIndicator.getOrDefault(figure.get("indicator_id", UUID.class), List.of()),
                        actions))
                .sorted(Comparator.comparing(aggregate -> aggregate.indicator().code()))
                .toList();
    }

    static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }
}
