package fr.contratdeville.figures.aggregate;

import fr.contratdeville.testing.PlainSums.Figure;
import fr.contratdeville.testing.Stored;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Two hundred actions of one contract with figures of all kinds, the same ones every time. */
final class GeneratedBilan {

    static final Map<String, String> RULES = rules();

    private static final List<String> STATUSES = List.of("planned", "completed", "partially_completed", "cancelled");
    private static final BigDecimal TOLERANCE = new BigDecimal("0.1");
    private static final int ACTIONS = 200;

    /**
     * @param figures by the indicator's code
     * @param continues what it says that it carries on; null if it says nothing
     */
    record Reported(
            String structure,
            String title,
            String pillar,
            int year,
            String status,
            Map<String, Figure> figures,
            Reported continues) {}

    final List<Reported> actions = new ArrayList<>();

    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("demandes", "sum");
        rules.put("faites", "sum");
        rules.put("affluence", "max");
        rules.put("adherents", "latest");
        rules.put("duree", "none");
        return rules;
    }

    /** Stored by SQL, because a request for each of some thousand rows would take minutes. */
    static GeneratedBilan stored(DataSource database) throws SQLException {
        GeneratedBilan bilan = new GeneratedBilan();
        String contract = Stored.contract("dole", 2015, 2023);
        List<String> structures = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            structures.add(Stored.structure("Structure " + i));
        }
        List<String> pillars = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            pillars.add(Stored.pillar(contract, "pilier-" + i, i + 1));
        }
        Map<String, String> indicators = new LinkedHashMap<>();
        RULES.forEach((code, rule) -> indicators.put(code, Stored.indicator(code, rule)));
        Stored.ratio("taux", indicators.get("faites"), indicators.get("demandes"));

        try (Connection connection = database.getConnection();
                PreparedStatement action = connection.prepareStatement("""
                        insert into action (id, contract_id, version, created_at, updated_at, structure_id, pillar_id,
                            year, title, description, objectives, partners, transversal_priorities, status,
                            continues_contract_id, continues_action_id)
                        values (?, ?, 0, now(), now(), ?, ?, ?, ?, '', '{}', '{}', '{}', ?, ?, ?)
                        """);
                PreparedStatement figure = connection.prepareStatement("""
                        insert into indicator_value (id, contract_id, action_id, version, created_at, updated_at,
                            indicator_id, kind, value, lower_bound, upper_bound)
                        values (gen_random_uuid(), ?, ?, 0, now(), now(), ?, ?, ?, ?, ?)
                        """)) {
            for (int i = 0; i < ACTIONS; i++) {
                int pillar = i * 3 % 5;
                UUID id = new UUID(7, i);
                int continued = continued(i);
                Reported reported = new Reported(
                        "Structure " + i % 7,
                        title(i),
                        pillar == 4 ? "none" : "pilier-" + pillar,
                        year(i),
                        STATUSES.get(i % 4),
                        figures(i),
                        continued < 0 ? null : bilan.actions.get(continued));
                bilan.actions.add(reported);
                action.setObject(1, id);
                action.setObject(2, UUID.fromString(contract));
                action.setObject(3, UUID.fromString(structures.get(i % 7)));
                action.setObject(4, pillar == 4 ? null : UUID.fromString(pillars.get(pillar)));
                action.setInt(5, reported.year());
                action.setString(6, reported.title());
                action.setString(7, reported.status());
                action.setObject(8, continued < 0 ? null : UUID.fromString(contract));
                action.setObject(9, continued < 0 ? null : new UUID(7, continued));
                action.addBatch();
                for (Map.Entry<String, Figure> entry : reported.figures().entrySet()) {
                    figure.setObject(1, UUID.fromString(contract));
                    figure.setObject(2, id);
                    figure.setObject(3, UUID.fromString(indicators.get(entry.getKey())));
                    figure.setString(4, entry.getValue().kind());
                    figure.setBigDecimal(5, entry.getValue().value());
                    figure.setBigDecimal(6, entry.getValue().lower());
                    figure.setBigDecimal(7, entry.getValue().upper());
                    figure.addBatch();
                }
            }
            action.executeBatch();
            figure.executeBatch();
        }
        return bilan;
    }

    private static int year(int i) {
        return 2018 + i / 11 % 5;
    }

    /** Some are of one structure and of another year. */
    private static String title(int i) {
        return i < 35 ? "Action " + i : i < 105 ? "action  " + i % 35 : "Action " + i;
    }

    /** An action of a year or two before, some of which several carry on; -1 if none. */
    private static int continued(int i) {
        return i % 3 == 0 && year(i) > 2018 ? i - 11 : i % 4 == 1 && year(i) > 2019 ? i - 22 : -1;
    }

    /** Those that some other one of these carries on, perhaps by way of others, and has a number for itself. */
    static Set<Reported> superseded(List<Reported> all, String code) {
        Set<Reported> superseded = new HashSet<>();
        for (Reported reporting : all) {
            if (reporting.figures().containsKey(code)
                    && reporting.figures().get(code).hasNumber()) {
                for (Reported earlier = carriedOn(reporting, all); earlier != null; earlier = carriedOn(earlier, all)) {
                    superseded.add(earlier);
                }
            }
        }
        return superseded;
    }

    private static Reported carriedOn(Reported action, List<Reported> all) {
        return action.continues() != null
                ? action.continues()
                : all.stream()
                        .filter(other -> other.structure().equals(action.structure())
                                && key(other).equals(key(action))
                                && other.year() < action.year())
                        .max(Comparator.comparingInt(Reported::year))
                        .orElse(null);
    }

    private static String key(Reported action) {
        return action.title().toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static Map<String, Figure> figures(int i) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        int year = year(i);
        int j = 0;
        for (String code : RULES.keySet()) {
            j++;
            BigDecimal number = new BigDecimal((i * 37 + j * 11) % 100).add(new BigDecimal(i % 4).movePointLeft(2));
            switch ((i * 5 + i / 9 + j * 3) % 8) {
                case 0, 1, 2 -> figures.put(code, new Figure("exact", year, number, null, null, TOLERANCE));
                case 3 -> figures.put(code, new Figure("approximate", year, number, null, null, TOLERANCE));
                case 4 ->
                    figures.put(
                            code,
                            new Figure("range", year, null, number, number.add(BigDecimal.valueOf(j)), TOLERANCE));
                case 5 -> figures.put(code, new Figure("not_communicated", year, null, null, null, TOLERANCE));
                case 6 -> figures.put(code, new Figure("not_applicable", year, null, null, null, TOLERANCE));
                default -> {
                    // Says nothing of this indicator.
                }
            }
        }
        return figures;
    }
}
