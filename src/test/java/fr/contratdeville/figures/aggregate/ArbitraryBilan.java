package fr.contratdeville.figures.aggregate;

import fr.contratdeville.testing.Stored;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Arbitrary actions and figures under two contracts, the second of which the pillars of the first go over to. */
final class ArbitraryBilan {

    private static final int ACTIONS = 40;
    private static final List<String> STATUSES = List.of("planned", "completed", "partially_completed", "cancelled");
    private static final List<String> KINDS =
            List.of("exact", "exact", "approximate", "range", "not_communicated", "not_applicable");

    private final Random random;
    private final List<UUID> structures = new ArrayList<>();
    private final List<UUID> oldPillars = new ArrayList<>();
    private final List<UUID> newPillars = new ArrayList<>();
    private final List<UUID> oldPlaces = new ArrayList<>();
    private final List<UUID> newPlaces = new ArrayList<>();
    private final List<UUID> indicators = new ArrayList<>();
    private final List<UUID> categories = new ArrayList<>();
    private final List<Counting> counting = new ArrayList<>();
    private final List<Carried> carried = new ArrayList<>();
    private UUID categorySet;

    /** A figure that counts something. */
    private record Counting(UUID contract, UUID action, UUID indicator, UUID figure, boolean disjoint) {}

    /** An action that others may carry on. */
    private record Carried(UUID contract, UUID action, UUID structure, int year, String title) {}

    private ArbitraryBilan(Random random) {
        this.random = random;
    }

    static ArbitraryBilan stored(DataSource database, Random random) throws SQLException {
        ArbitraryBilan bilan = new ArbitraryBilan(random);
        UUID before = UUID.fromString(Stored.contract("avant", 2018, 2020));
        UUID after = UUID.fromString(Stored.contract("apres", 2021, 2024));
        for (int i = 1; i <= 3; i++) {
            bilan.structures.add(UUID.fromString(Stored.structure("Structure " + i)));
            bilan.oldPillars.add(UUID.fromString(Stored.pillar(before.toString(), "pilier-" + (i + 1), i)));
            bilan.newPillars.add(UUID.fromString(Stored.pillar(after.toString(), "pilier-" + i, i)));
            bilan.oldPlaces.add(UUID.fromString(Stored.neighbourhood(before.toString(), "Ancien " + i)));
            bilan.newPlaces.add(UUID.fromString(Stored.neighbourhood(after.toString(), "Nouveau " + i)));
        }
        Stored.sexes();
        String people = Stored.people("enfants", "sum");
        String done = Stored.indicator("faites", "sum");
        Stored.ratio("taux", done, people);
        Stream.of(
                        people,
                        done,
                        Stored.indicator("affluence", "max"),
                        Stored.people("adherents", "latest"),
                        Stored.indicator("duree", "none"))
                .map(UUID::fromString)
                .forEach(bilan.indicators::add);
        try (Connection connection = database.getConnection()) {
            bilan.findCategories(connection);
            bilan.insertSuccessors(connection, before, after);
            bilan.insertActions(connection, before, after);
            bilan.insertOverlaps(connection);
        }
        return bilan;
    }

    private void findCategories(Connection connection) throws SQLException {
        try (var rows = connection
                .createStatement()
                .executeQuery("select c.id, c.category_set_id from category c join category_set s "
                        + "on s.id = c.category_set_id where s.version = 1")) {
            while (rows.next()) {
                categories.add(rows.getObject(1, UUID.class));
                categorySet = rows.getObject(2, UUID.class);
            }
        }
    }

    /** The first goes over to two by weights, the second to one mainly; what becomes of the third is not known. */
    private void insertSuccessors(Connection connection, UUID before, UUID after) throws SQLException {
        insertSuccessors(connection, "pillar", before, oldPillars, after, newPillars);
        insertSuccessors(connection, "neighbourhood", before, oldPlaces, after, newPlaces);
    }

    private static void insertSuccessors(
            Connection connection, String of, UUID before, List<UUID> old, UUID after, List<UUID> successors)
            throws SQLException {
        try (PreparedStatement successor =
                connection.prepareStatement("insert into " + of + "_successor values (?, ?, ?, ?, ?, ?)")) {
            insert(successor, before, old.get(0), after, successors.get(0), new BigDecimal("0.35"), false);
            insert(successor, before, old.get(0), after, successors.get(1), new BigDecimal("0.65"), false);
            insert(successor, before, old.get(1), after, successors.get(1), BigDecimal.ONE, true);
            insert(successor, before, old.get(1), after, successors.get(2), BigDecimal.ZERO, false);
        }
    }

    private void insertActions(Connection connection, UUID before, UUID after) throws SQLException {
        try (PreparedStatement action = connection.prepareStatement("""
                        insert into action (id, contract_id, version, created_at, updated_at, structure_id, pillar_id, year,
                            title, description, objectives, partners, transversal_priorities, status,
                            continues_contract_id, continues_action_id)
                        values (?, ?, 0, now(), now(), ?, ?, ?, ?, '', '{}', '{}', cast(? as text[]), ?, ?, ?)
                        """);
                PreparedStatement place = connection.prepareStatement(
                        "insert into action_neighbourhood (contract_id, action_id, neighbourhood_id) values (?, ?, ?)");
                PreparedStatement figure = connection.prepareStatement("""
                        insert into indicator_value (id, contract_id, action_id, version, created_at, updated_at,
                            indicator_id, kind, value, lower_bound, upper_bound, disjoint)
                        values (?, ?, ?, ?, now(), now(), ?, ?, ?, ?, ?, ?)
                        """);
                PreparedStatement part = connection.prepareStatement("""
                        insert into breakdown_part (id, contract_id, indicator_value_id, category_set_id, category_id,
                            coverage, value)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (int i = 0; i < ACTIONS; i++) {
                int year = 2018 + random.nextInt(7);
                boolean old = year <= 2020;
                UUID contract = old ? before : after;
                UUID id = UUID.randomUUID();
                UUID pillar = random.nextInt(6) == 0 ? null : one(old ? oldPillars : newPillars);
                String priorities = random.nextBoolean() ? "{youth}" : "{}";
                Carried same = sameTitle(year);
                UUID structure = same == null ? one(structures) : same.structure();
                String title = same == null ? "Action " + i : same.title();
                Carried earlier = earlier(year);
                insert(
                        action,
                        id,
                        contract,
                        structure,
                        pillar,
                        year,
                        title,
                        priorities,
                        one(STATUSES),
                        earlier == null ? null : earlier.contract(),
                        earlier == null ? null : earlier.action());
                carried.add(new Carried(contract, id, structure, year, title));
                for (UUID neighbourhood : some(2, old ? oldPlaces : newPlaces)) {
                    insert(place, contract, id, neighbourhood);
                }
                for (UUID indicator : indicators) {
                    if (random.nextInt(3) > 0) {
                        insertFigure(figure, part, contract, id, indicator);
                    }
                }
            }
        }
    }

    /** One of another year whose structure and title are taken over; null most of the time. */
    private Carried sameTitle(int year) {
        Carried same = carried.isEmpty() || random.nextInt(3) > 0 ? null : one(carried);
        return same == null
                        || carried.stream()
                                .anyMatch(other -> other.structure().equals(same.structure())
                                        && other.title().equals(same.title())
                                        && other.year() == year)
                ? null
                : same;
    }

    /** One of an earlier year to be carried on; null most of the time. */
    private Carried earlier(int year) {
        List<Carried> before =
                carried.stream().filter(other -> other.year() < year).toList();
        return before.isEmpty() || random.nextInt(3) > 0 ? null : one(before);
    }

    private void insertFigure(
            PreparedStatement figure, PreparedStatement part, UUID contract, UUID action, UUID indicator)
            throws SQLException {
        UUID id = UUID.randomUUID();
        String kind = one(KINDS);
        boolean range = kind.equals("range");
        boolean number = kind.equals("exact") || kind.equals("approximate");
        boolean disjoint = (number || range) && random.nextInt(5) == 0;
        BigDecimal value = BigDecimal.valueOf(random.nextInt(4000), random.nextInt(3));
        BigDecimal upper = value.add(BigDecimal.valueOf(1 + random.nextInt(20)));
        insert(
                figure,
                id,
                contract,
                action,
                random.nextInt(5),
                indicator,
                kind,
                number ? value : null,
                range ? value : null,
                range ? upper : null,
                disjoint);
        if (number || range) {
            counting.add(new Counting(contract, action, indicator, id, disjoint));
        }
        if ((number || range) && random.nextBoolean()) {
            boolean whole = number && random.nextBoolean();
            BigDecimal most = range ? upper : value;
            BigDecimal one =
                    most.multiply(BigDecimal.valueOf(random.nextInt(101), 2)).setScale(4, java.math.RoundingMode.DOWN);
            insert(part, UUID.randomUUID(), contract, id, categorySet, categories.get(0), cover(whole), one);
            if (whole) {
                insert(
                        part,
                        UUID.randomUUID(),
                        contract,
                        id,
                        categorySet,
                        categories.get(1),
                        "whole",
                        most.subtract(one));
            }
        }
    }

    private void insertOverlaps(Connection connection) throws SQLException {
        try (PreparedStatement overlap = connection.prepareStatement("""
                insert into indicator_value_overlap (id, contract_id, indicator_value_id, other_contract_id,
                    other_action_id, share, people)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)) {
            for (int i = 0; i < ACTIONS; i++) {
                Counting one = one(counting);
                Counting other = one(counting);
                if (one.indicator().equals(other.indicator()) && one != other && !one.disjoint()) {
                    String share = one(List.of("all", "some", "number"));
                    BigDecimal people = share.equals("number") ? BigDecimal.valueOf(1 + random.nextInt(9)) : null;
                    UUID id = UUID.randomUUID();
                    insert(overlap, id, one.contract(), one.figure(), other.contract(), other.action(), share, people);
                }
            }
        }
    }

    private static String cover(boolean whole) {
        return whole ? "whole" : "partial";
    }

    private static void insert(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** An arbitrary question, as a query string. */
    String question() {
        List<String> parameters = new ArrayList<>();
        parameters.add("groupBy="
                + Stream.of("structure", "pillar", "pillar-code", "year", "status")
                        .filter(grouping -> random.nextInt(3) == 0)
                        .reduce((one, other) -> one + "," + other)
                        .orElse("year"));
        boolean mapped = random.nextBoolean();
        if (mapped) {
            parameters.add("pillars=mapped");
        }
        some(2, structures).forEach(id -> parameters.add("structure=" + id));
        some(
                        2,
                        mapped
                                ? newPillars
                                : Stream.concat(oldPillars.stream(), newPillars.stream())
                                        .toList())
                .forEach(id -> parameters.add("pillar=" + id));
        if (random.nextInt(4) == 0) {
            parameters.add("pillar=none");
        }
        some(2, List.of("pilier-1", "pilier-2", "pilier-3")).forEach(code -> parameters.add("pillarCode=" + code));
        boolean mappedPlaces = random.nextBoolean();
        if (mappedPlaces) {
            parameters.add("neighbourhoods=mapped");
        }
        if (random.nextInt(3) == 0) {
            some(2, mappedPlaces ? newPlaces : oldPlaces).forEach(id -> parameters.add("neighbourhood=" + id));
            some(2, indicators).forEach(id -> parameters.add("indicator=" + id));
        }
        if (random.nextInt(6) == 0) {
            parameters.add("transversalPriority=youth");
        }
        some(3, IntStream.rangeClosed(2018, 2024).boxed().toList()).forEach(year -> parameters.add("year=" + year));
        if (random.nextInt(4) == 0) {
            parameters.add("yearFrom=" + (2018 + random.nextInt(5)));
        }
        some(2, STATUSES).forEach(status -> parameters.add("status=" + status));
        return parameters.stream().collect(Collectors.joining("&"));
    }

    /** None, most of the time; otherwise up to so many. */
    private <T> List<T> some(int most, List<T> values) {
        return random.nextInt(3) > 0
                ? List.of()
                : IntStream.rangeClosed(0, random.nextInt(most))
                        .mapToObj(i -> one(values))
                        .distinct()
                        .toList();
    }
}
