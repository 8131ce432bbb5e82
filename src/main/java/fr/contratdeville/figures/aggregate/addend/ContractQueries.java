package fr.contratdeville.figures.aggregate.addend;

import fr.contratdeville.figures.aggregate.addend.Addend.Group;
import fr.contratdeville.figures.aggregate.addend.Addend.Total;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.figures.aggregate.question.SeenBilans;
import fr.contratdeville.figures.aggregate.sql.BreakdownRow;
import fr.contratdeville.figures.aggregate.sql.FigureRow;
import fr.contratdeville.figures.aggregate.sql.GroupKey;
import fr.contratdeville.figures.aggregate.sql.GroupRow;
import fr.contratdeville.figures.aggregate.sql.Parts;
import fr.contratdeville.figures.aggregate.sql.PartsReader;
import fr.contratdeville.figures.aggregate.sql.QueryRunner;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks what contracts add, in a transaction that has begun. */
@Singleton
class ContractQueries {

    /** So many at once that the database puts them together in its memory. */
    private static final int ACTIONS_AT_ONCE = 4_000;

    private record Size(UUID contract, long actions) {}

    private final QueryRunner database;
    private final PartsReader reader;

    ContractQueries(QueryRunner database, PartsReader reader) {
        this.database = database;
        this.reader = reader;
    }

    List<UUID> all() {
        return database.allRows("select id from city_contract", Map.of(), row -> row.getObject("id", UUID.class));
    }

    Map<UUID, Addend> addends(Collection<UUID> contracts, Names names) {
        Map<UUID, Addend> addends = new HashMap<>();
        List<UUID> atOnce = new ArrayList<>();
        long actions = 0;
        for (Size size : sizes(contracts)) {
            if (!atOnce.isEmpty() && actions + size.actions() > ACTIONS_AT_ONCE) {
                addends.putAll(addendsAtOnce(atOnce, names));
                atOnce.clear();
                actions = 0;
            }
            atOnce.add(size.contract());
            actions += size.actions();
        }
        if (!atOnce.isEmpty()) {
            addends.putAll(addendsAtOnce(atOnce, names));
        }
        return addends;
    }

    /** How many there are under these contracts. */
    long actionsOf(Collection<UUID> contracts) {
        return contracts.isEmpty()
                ? 0
                : sizes(contracts).stream().mapToLong(Size::actions).sum();
    }

    private List<Size> sizes(Collection<UUID> contracts) {
        return database.allRows(
                """
                select c.id, (select count(*) from action a where a.contract_id = c.id) as actions
                from unnest(cast(:contracts as uuid[])) as c (id)
                order by c.id
                """,
                Map.of("contracts", contracts.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"))),
                row -> new Size(row.getObject("id", UUID.class), row.getLong("actions")));
    }

    private Map<UUID, Addend> addendsAtOnce(List<UUID> contracts, Names names) {
        Parts parts = reader.read(Question.ofEachContract(contracts, new SeenBilans(null)));
        Map<GroupKey, Long> asPublished =
                reader.groups(Question.ofEachContract(contracts, new SeenBilans(Set.of()))).stream()
                        .collect(Collectors.toMap(GroupRow::key, GroupRow::reported));
        Map<Object, List<Group>> groups = parts.groups().stream()
                .collect(Collectors.groupingBy(
                        row -> row.key().values().get(0),
                        Collectors.mapping(row -> group(row, asPublished.get(row.key()), parts), Collectors.toList())));
        return contracts.stream()
                .collect(Collectors.toMap(
                        contract -> contract, contract -> Addend.of(groups.getOrDefault(contract, List.of()), names)));
    }

    private static Total total(FigureRow figure, Parts parts) {
        List<BreakdownRow> breakdowns = parts.breakdownsOf(figure);
        List<BreakdownRow> ofSets =
                breakdowns.stream().filter(BreakdownRow::isOfTheSet).toList();
        long dimensions =
                ofSets.stream().map(row -> row.set().dimension()).distinct().count();
        return new Total(figure, breakdowns, dimensions == ofSets.size() ? null : parts.breakdownsByOneSetOf(figure));
    }

    private static Group group(GroupRow row, long reportedAsPublished, Parts parts) {
        return new Group(
                row.pillarCode().code(),
                row.year(),
                row,
                reportedAsPublished,
                parts.figuresOf(row).stream()
                        .map(figure -> total(figure, parts))
                        .toList());
    }
}
