package fr.contratdeville.figures.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AggregateBreakdownsTest extends ApiTest {

    private String contract;
    private String structure;

    @BeforeEach
    void oneContractAndStructureAndDimensions() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        Stored.sexes();
        Stored.ages();
    }

    private void reported(String indicator, int year, String title, int value, String... breakdowns) {
        Stored.figure(Stored.action(contract, structure, year, title), indicator, """
                "kind": "exact", "value": %d, "breakdowns": [%s]
                """.formatted(
                        value, String.join(", ", breakdowns)));
    }

    private static String bySex(int version, String coverage, String women, String men) {
        return """
                {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": %d, "coverage": "%s", "parts": [
                  {"category": "femmes", "value": %s}, {"category": "hommes", "value": %s}]}
                """.formatted(version, coverage, women, men);
    }

    private static JsonNode breakdowns(String code) {
        return Answers.indicator(code, Answers.rows("/structures").get(0)).get("breakdowns");
    }

    @Test
    void parts_are_added_up_for_each_category() {
        String indicator = Stored.indicator("participants", "sum");
        reported(indicator, 2022, "A", 15, bySex(1, "whole", "13", "2"));
        reported(indicator, 2023, "B", 10, bySex(1, "whole", "0.1", "9.9"));
        reported(indicator, 2023, "C", 10, bySex(1, "partial", "0.2", "0"));
        reported(indicator, 2023, "D", 7);

        assertThat(breakdowns("participants")).isEqualTo(Json.of("""
                [{"dimension": "sexe", "dimensionLabel": "Sexe", "categorySet": "sexes", "categorySetVersion": 1,
                  "categorySetLabel": "Femmes et hommes", "mergedFrom": [], "wholeActions": 2, "partialActions": 1, "parts": [
                    {"category": "femmes", "label": "Femmes", "value": 13.3},
                    {"category": "hommes", "label": "Hommes", "value": 11.9}], "unknown": 16.8, "total": 42}]
                """));
    }

    @Test
    void versions_of_a_set_are_never_mixed() {
        String indicator = Stored.indicator("participants", "sum");
        reported(indicator, 2023, "A", 15, bySex(1, "whole", "13", "2"));
        reported(indicator, 2023, "B", 10, bySex(2, "partial", "4", "5"));

        JsonNode both = breakdowns("participants");
        assertThat(Json.texts(both, "categorySetVersion")).containsExactly("1", "2");
        assertThat(Json.texts(both.get(0).get("parts"), "value")).containsExactly("13", "2");
        assertThat(Json.texts(both.get(1).get("parts"), "value")).containsExactly("4", "5");
    }

    @Test
    void each_dimension_has_a_breakdown_of_its_own() {
        String indicator = Stored.indicator("participants", "sum");
        reported(indicator, 2023, "A", 15, bySex(1, "whole", "13", "2"), """
                {"dimension": "age", "categorySet": "bandes", "categorySetVersion": 1, "coverage": "whole", "parts": [
                  {"category": "adultes", "value": 6}, {"category": "jeunes", "value": 9}]}""");

        assertThat(Json.texts(breakdowns("participants"), "dimension")).containsExactly("age", "sexe");
        assertThat(Json.texts(breakdowns("participants").get(0).get("parts"), "category"))
                .containsExactly("jeunes", "adultes");
    }

    @Test
    void a_maximum_has_no_parts_to_add_up() {
        String indicator = Stored.indicator("affluence", "max");
        reported(indicator, 2023, "A", 15, bySex(1, "whole", "13", "2"));

        assertThat(breakdowns("affluence").size()).isZero();
    }
}
