package fr.contratdeville.figures.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.figures.aggregate.GeneratedBilan.Reported;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.PlainSums;
import fr.contratdeville.testing.PlainSums.Figure;
import fr.contratdeville.testing.PlainSums.Pair;
import fr.contratdeville.testing.PlainSums.Result;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same two hundred actions, added up in every way: by the service, and in plain Java. */
@QuarkusTest
class AggregateConsistencyTest extends ApiTest {

    private static final List<String> CROSSINGS = List.of(
            "structure",
            "pillar",
            "year",
            "status",
            "structure,pillar",
            "structure,year",
            "structure,status",
            "pillar,year",
            "pillar,status",
            "year,status",
            "structure,pillar,year",
            "structure,pillar,status",
            "structure,year,status",
            "pillar,year,status",
            "structure,pillar,year,status");

    private GeneratedBilan bilan;

    @BeforeEach
    void store() throws SQLException {
        bilan = GeneratedBilan.stored(database);
    }

    @Test
    void every_crossing_says_what_plain_java_says() {
        for (String crossing : CROSSINGS) {
            Map<List<String>, List<Reported>> expected =
                    bilan.actions.stream().collect(Collectors.groupingBy(action -> key(action, crossing)));
            List<JsonNode> rows = Answers.rows("?groupBy=" + crossing);
            assertThat(rows.stream().map(row -> key(row.get("group"), crossing)))
                    .as(crossing)
                    .containsExactlyInAnyOrderElementsOf(expected.keySet());
            for (JsonNode row : rows) {
                assertRow(row, expected.get(key(row.get("group"), crossing)), crossing);
            }
        }
    }

    @Test
    void sums_over_the_groups_of_any_crossing_are_the_same() {
        for (String code : List.of("demandes", "faites")) {
            assertThat(totals(code, CROSSINGS)).as(code).hasSize(1);
        }
        List<String> overYears = CROSSINGS.stream()
                .filter(crossing -> !crossing.contains("year"))
                .flatMap(crossing -> Stream.of(crossing, crossing + "&figures=all"))
                .toList();
        assertThat(totals("adherents", overYears))
                .as("a stock, looked for by indexes and among documents")
                .hasSize(1);
    }

    @Test
    void what_is_reported_adds_up_to_the_actions_of_every_group() {
        for (String crossing : CROSSINGS) {
            for (JsonNode row : Answers.rows("?groupBy=" + crossing)) {
                long actions = row.at("/actions/total").longValue();
                assertThat(sum(row.at("/actions/byStatus"))).isEqualTo(actions);
                assertThat(row.get("indicators"))
                        .allSatisfy(indicator ->
                                assertThat(sum(indicator.get("reporting"))).isEqualTo(actions));
            }
        }
    }

    private static long sum(JsonNode counts) {
        return Json.list(counts).stream().mapToLong(JsonNode::longValue).sum();
    }

    private static Set<List<BigDecimal>> totals(String code, List<String> crossings) {
        return crossings.stream()
                .map(crossing -> List.of(
                        total(crossing, code, "value"), total(crossing, code, "min"), total(crossing, code, "max")))
                .collect(Collectors.toSet());
    }

    private static BigDecimal total(String crossing, String code, String member) {
        return Answers.rows("?groupBy=" + crossing).stream()
                .flatMap(row -> Json.list(row.get("indicators")).stream())
                .filter(indicator -> indicator.at("/indicator/code").asText().equals(code))
                .filter(indicator -> !indicator.get(member).isNull())
                .map(indicator -> indicator.get(member).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros();
    }

    private static List<String> key(Reported action, String crossing) {
        return Arrays.stream(crossing.split(","))
                .map(grouping -> switch (grouping) {
                    case "structure" -> action.structure();
                    case "pillar" -> action.pillar();
                    case "year" -> Integer.toString(action.year());
                    default -> action.status();
                })
                .toList();
    }

    private static List<String> key(JsonNode group, String crossing) {
        return Arrays.stream(crossing.split(","))
                .map(grouping -> switch (grouping) {
                    case "structure" -> group.at("/structure/name").asText();
                    case "pillar" -> group.at("/pillar/code").asText();
                    default -> group.get(grouping).asText();
                })
                .toList();
    }

    private void assertRow(JsonNode row, List<Reported> actions, String crossing) {
        String place = crossing + " " + row.get("group");
        assertThat(row.at("/actions/total").intValue()).as(place).isEqualTo(actions.size());
        Set<String> codes = new HashSet<>();
        GeneratedBilan.RULES.forEach((code, rule) -> {
            if (actions.stream().anyMatch(action -> action.figures().containsKey(code))) {
                Set<Reported> ofThePast = rule.equals("latest") && !crossing.contains("year")
                        ? GeneratedBilan.superseded(bilan.actions, code)
                        : Set.of();
                List<Figure> figures = actions.stream()
                        .filter(action -> !ofThePast.contains(action))
                        .map(action -> action.figures().get(code))
                        .filter(Objects::nonNull)
                        .toList();
                codes.add(code);
                assertIndicator(row, code, PlainSums.of(rule, figures), place);
            }
        });
        if (actions.stream().anyMatch(action -> hasNumber(action, "faites") || hasNumber(action, "demandes"))) {
            codes.add("taux");
            assertIndicator(row, "taux", PlainSums.ratio(pairs(actions)), place);
        }
        assertThat(Json.texts(row.get("indicators"), "indicator.code"))
                .as(place)
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    private static List<Pair> pairs(List<Reported> actions) {
        List<Pair> pairs = new ArrayList<>();
        for (Reported action : actions) {
            if (hasNumber(action, "faites") && hasNumber(action, "demandes")) {
                pairs.add(new Pair(
                        action.figures().get("faites"), action.figures().get("demandes")));
            }
        }
        return pairs;
    }

    private static boolean hasNumber(Reported action, String code) {
        return action.figures().containsKey(code) && action.figures().get(code).hasNumber();
    }

    private static void assertIndicator(JsonNode row, String code, Result expected, String place) {
        JsonNode indicator = Answers.indicator(code, row);
        String where = place + " " + code;
        assertNumber(indicator.get("value"), expected.value(), where);
        assertNumber(indicator.get("min"), expected.min(), where + " min");
        assertNumber(indicator.get("max"), expected.max(), where + " max");
        assertThat(indicator.get("precision").asText()).as(where).isEqualTo(expected.precision());
        assertThat(indicator.at("/reporting/contributing").longValue())
                .as(where)
                .isEqualTo(expected.contributing());
    }

    private static void assertNumber(JsonNode answered, BigDecimal expected, String where) {
        if (expected == null) {
            assertThat(answered.isNull()).as(where).isTrue();
        } else {
            assertThat(answered.decimalValue()).as(where).isEqualByComparingTo(expected);
        }
    }
}
