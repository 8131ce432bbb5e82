package fr.contratdeville.platform.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Contract;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who checks answers and requests by the document does not take a right number for a wrong one. */
@QuarkusTest
class DecimalPlacesTest extends ApiTest {

    /** Numbers that the answer computes: they have as many decimals as they come to. */
    private static final List<String> COMPUTED = List.of(
            "BreakdownAggregate",
            "Change",
            "IndicatorAggregate",
            "PartAggregate",
            "PeopleAggregate",
            "Contribution/point",
            "Contribution/min",
            "Contribution/max",
            "Contribution/weight",
            "Contribution/contribution",
            "ImportStructureMatch/likelihood");

    private static Ajv ajv;

    @BeforeAll
    static void readTheContract() {
        ajv = new Ajv(document().toString());
    }

    private static String mistakes(String schema, String instance) {
        return ajv.mistakes("/components/schemas/" + schema, instance);
    }

    @Test
    void a_validator_that_divides_doubles_refuses_a_multiple() {
        Ajv divides = new Ajv("{\"number\": {\"type\": \"number\", \"multipleOf\": 0.0001}}");

        assertThat(List.of("147.2", "0.7", "162.2", "0.3"))
                .allSatisfy(number ->
                        assertThat(divides.mistakes("/number", number)).contains("should be multiple of 0.0001"));
        assertThat(divides.mistakes("/number", "147.3")).isEmpty();
    }

    @Test
    void no_number_is_called_a_multiple() {
        assertThat(document().findValues("multipleOf")).isEmpty();
    }

    @Test
    void every_number_that_is_kept_says_how_many_decimals_it_has_at_the_most() {
        List<String> kept = new ArrayList<>();
        document()
                .at("/components/schemas")
                .fields()
                .forEachRemaining(schema -> schema.getValue()
                        .path("properties")
                        .fields()
                        .forEachRemaining(member -> {
                            String name = schema.getKey() + "/" + member.getKey();
                            boolean computed = COMPUTED.contains(name) || COMPUTED.contains(schema.getKey());
                            if (isNumber(member.getValue().path("type")) && !computed) {
                                kept.add(name);
                                assertThat(member.getValue().path("x-decimals"))
                                        .as(name)
                                        .hasToString("4");
                                assertThat(member.getValue().path("description").asText())
                                        .as(name)
                                        .endsWith("At most 4 decimals.");
                            }
                        }));

        assertThat(kept)
                .contains(
                        "FigureRequest/value",
                        "Indicator/approximationTolerance",
                        "IndicatorPatch/approximationTolerance",
                        "IndicatorValue/target",
                        "IndicatorValuePatch/upper",
                        "IndicatorValueRequest/lower",
                        "NeighbourhoodSuccessor/weight",
                        "Part/value",
                        "PartRequest/value",
                        "PillarSuccessorRequest/weight",
                        "TemplateFigure/target");
    }

    /** A type, or several: one that also takes null. */
    private static boolean isNumber(JsonNode type) {
        return type.asText().equals("number")
                || StreamSupport.stream(type.spliterator(), false)
                        .anyMatch(one -> one.asText().equals("number"));
    }

    private static JsonNode document() {
        return Contract.read(Contract.DOCUMENT);
    }

    @ParameterizedTest
    @CsvSource({
        "147.2, 0.1, 147.1",
        "0.7, 0.1, 0.6",
        "134.0001, 134, 0.0001",
        "162.2, 0.3, 161.9",
        "99999999999999.9999, 0.0003, 99999999999999.9996"
    })
    void a_figure_fits_as_it_is_sent_and_as_it_is_answered(String value, String women, String men) {
        Stored.sexes();
        String request = Stored.figureJson(Stored.indicator("heures", "sum"), """
                "kind": "exact", "value": %s, "target": %1$s, "breakdowns": [{"dimension": "sexe", "categorySet": "sexes",
                "categorySetVersion": 1, "coverage": "whole", "parts": [
                  {"category": "femmes", "value": %s}, {"category": "hommes", "value": %s}]}]
                """.formatted(value, women, men));
        String action = Stored.action(Stored.contract("dole", 2015, 2023), Stored.structure("CCAS"), 2023, "PRE");
        created(Stored.figures(action), request);

        assertThat(mistakes("IndicatorValueRequest", request)).isEmpty();
        assertThat(mistakes(
                        "PageIndicatorValueResponse",
                        given().get(Stored.figures(action)).asString()))
                .isEmpty();
        assertThat(mistakes("Aggregate", Json.get("/api/v1/aggregates/years").toString()))
                .isEmpty();
    }

    @Test
    void the_children_of_2023_fit() {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("CCAS");
        String children = Stored.people("enfants", "sum");
        String pre = Stored.action(contract, structure, 2023, "PRE");
        Stored.exact(pre, children, "134");
        Stored.figure(Stored.action(contract, structure, 2023, "Club nature"), children, """
                "kind": "exact", "value": 15, "overlaps": [{"actionId": "%s", "share": "all"}]
                """.formatted(pre));
        Stored.figure(
                Stored.action(contract, structure, 2023, "Batucada"),
                children,
                "\"kind\": \"approximate\", \"value\": 12");
        String years = given().get("/api/v1/aggregates/years").asString();

        assertThat(years).contains("\"distinctMax\":147.2", "\"max\":162.2");
        assertThat(mistakes("Aggregate", years)).isEmpty();
        String contributions = Json.get("/api/v1/aggregates/years")
                .at("/rows/0/indicators/0/contributions")
                .textValue();
        assertThat(mistakes(
                        "PageContribution",
                        given().urlEncodingEnabled(false).get(contributions).asString()))
                .isEmpty();
    }

    @Test
    void weights_and_tolerances_fit() {
        String old = Stored.contract("avant", 2015, 2023);
        String next = Stored.contract("apres", 2024, 2030);
        String pillar = """
                {"contractId": "%s", "code": "a", "label": "A", "position": 1, "successors": [
                  {"pillarId": "%s", "weight": 0.7}, {"pillarId": "%s", "weight": 0.3}]}
                """.formatted(old, Stored.pillar(next, "b", 1), Stored.pillar(next, "c", 2));
        String indicator = """
                {"code": "jeunes", "label": "Jeunes", "unit": "jeune", "counts": "people", "aggregation": "sum",
                 "approximationTolerance": 0.0007}
                """;

        assertThat(mistakes("PillarRequest", pillar)).isEmpty();
        assertThat(mistakes("Pillar", created("/api/v1/pillars", pillar).asString()))
                .isEmpty();
        assertThat(mistakes("IndicatorRequest", indicator)).isEmpty();
        assertThat(mistakes(
                        "Indicator", created("/api/v1/indicators", indicator).asString()))
                .isEmpty();
    }
}
