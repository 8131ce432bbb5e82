package fr.contratdeville.review.bilan.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.platform.problem.Violation;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.testing.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairsTest {

    private final Violations repaired = new Violations();

    private JsonNode repair(String json) {
        JsonNode bilan = Json.of(json);
        Repairs.repair(bilan, repaired);
        return bilan;
    }

    private void tells(String... repairs) {
        assertThat(repaired.all()).extracting(RepairsTest::inShort).containsExactlyInAnyOrder(repairs);
    }

    private static String inShort(Violation repair) {
        String pointer = ((Violation.Pointer) repair.place()).value();
        return "%s %s: %s -> %s".formatted(repair.code(), pointer, repair.found(), repair.expected());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "2 500|2500",
                "2\u202f500|2500",
                "2\u00a0500,5|2500.5",
                "12 345 678|12345678",
                "1 500,125|1500.125",
                "1,5|1.5",
                "12.5|12.5",
                "12,5000|12.5000",
                "134|134",
                " 134 |134",
                "134\u00a0|134",
                "\u202f2 500\u2007|2500",
                "12.350.000|12350000",
                "12.350.000,50|12350000.50",
                "0,125|0.125",
                "0|0"
            })
    void a_number_that_can_be_understood_in_one_way_only_is_read(String typed, BigDecimal read) {
        assertThat(Repairs.number(typed)).contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1.500",
                "1,500",
                "15 %",
                "une quinzaine",
                "5 à 10",
                "2 50",
                "12.35.000",
                "12.350.000.5",
                "134 €",
                "12.350 €",
                "1 2500",
                "12 34",
                "1,5,0",
                "1.5.0",
                "-5",
                "+5",
                "1e3",
                "½",
                "٣",
                "1,",
                ",5",
                "123456789012345"
            })
    void what_could_be_two_numbers_or_is_none_is_left_alone(String typed) {
        assertThat(Repairs.number(typed)).isEmpty();
    }

    @Test
    void every_number_of_a_figure_is_repaired_and_told() {
        JsonNode bilan = repair("""
                {"figures": [{"value": 1}, {"value": "2 500", "lower": "1,5", "upper": "3", "target": "1 000", "breakdowns": [
                  {"categorySetVersion": "1", "parts": [{"category": "12", "value": "7"}, {"category": "b", "value": "8,5"}]}]}]}
                """);

        assertThat(Json.of(bilan.toString())).isEqualTo(Json.of("""
                {"figures": [{"value": 1}, {"value": 2500, "lower": 1.5, "upper": 3, "target": 1000, "breakdowns": [
                  {"categorySetVersion": 1, "parts": [{"category": "12", "value": 7}, {"category": "b", "value": 8.5}]}]}]}
                """));
        tells(
                "read-as /figures/1/value: 2 500 -> 2500",
                "read-as /figures/1/lower: 1,5 -> 1.5",
                "read-as /figures/1/upper: 3 -> 3",
                "read-as /figures/1/target: 1 000 -> 1000",
                "read-as /figures/1/breakdowns/0/categorySetVersion: 1 -> 1",
                "read-as /figures/1/breakdowns/0/parts/0/value: 7 -> 7",
                "read-as /figures/1/breakdowns/0/parts/1/value: 8,5 -> 8.5");
    }

    @Test
    void a_year_is_repaired_to_an_integer() {
        JsonNode bilan = repair("""
                {"year": "2023", "postponedToYear": "2 024"}
                """);

        assertThat(bilan.get("year").isIntegralNumber()).isTrue();
        assertThat(bilan.get("postponedToYear").isIntegralNumber()).isTrue();
        tells("read-as /year: 2023 -> 2023", "read-as /postponedToYear: 2 024 -> 2024");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 350 000 €|12350000",
                "12\u202f350\u202f000\u00a0€\u00a0|12350000",
                "1 500,50 EUR|1500.5",
                "350€|350",
                "1 euro|1",
                "2 Euros|2",
                "-350 €|-350",
                "\u2212 1 350,5 €|-1350.5"
            })
    void an_amount_in_euros_is_read_and_remembered_as_one(String sent, BigDecimal read) {
        JsonNode bilan = Json.of("{\"figures\": [{\"value\": \"%s\"}]}".formatted(sent));

        assertThat(Repairs.repair(bilan, repaired)).isEqualTo(Map.of("/figures/0/value", sent));
        assertThat(bilan.at("/figures/0/value").decimalValue()).isEqualByComparingTo(read);
        tells("read-as /figures/0/value: %s -> %s".formatted(sent, read.toPlainString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NC",
                "nc",
                "N.C.",
                "n/c",
                "Non communiqué",
                "non communiquées",
                "non renseigné",
                "pas communiqué",
                "Non disponible",
                " NC\u00a0"
            })
    void a_word_for_what_is_not_communicated_is_the_kind(String word) {
        JsonNode bilan = repair("""
                {"figures": [{"kind": "exact", "value": "%s", "target": 5, "breakdowns": [{"parts": [
                  {"category": "a", "value": null}, {"category": "b", "value": "%1$s"}]}]}]}
                """.formatted(word));

        assertThat(bilan).isEqualTo(Json.of("""
                {"figures": [{"kind": "not_communicated", "value": null, "target": 5}]}
                """));
        tells(
                "read-as /figures/0/value: %s -> not_communicated".formatted(word),
                "read-as /figures/0/breakdowns/0/parts/1/value: %s -> not_communicated".formatted(word));
    }

    @Test
    void both_ends_of_a_range_may_say_it_and_what_does_not_apply_is_another_kind() {
        JsonNode bilan = repair("""
                {"figures": [{"kind": "range", "lower": "NC", "upper": "nc"}, {"value": "sans objet"}]}
                """);

        assertThat(bilan).isEqualTo(Json.of("""
                {"figures": [{"kind": "not_communicated", "lower": null, "upper": null},
                             {"value": null, "kind": "not_applicable"}]}
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"exact\", \"value\": \"NR\"}",
                "{\"kind\": \"exact\", \"value\": \"N/A\"}",
                "{\"kind\": \"exact\", \"value\": \"-\"}",
                "{\"kind\": \"exact\", \"value\": \"15 nc\"}",
                "{\"kind\": \"not_applicable\", \"value\": \"NC\"}",
                "{\"kind\": \"range\", \"lower\": 5, \"upper\": \"NC\"}",
                "{\"kind\": \"range\", \"lower\": \"sans objet\", \"upper\": \"NC\"}",
                "{\"kind\": \"exact\", \"value\": 5, \"target\": \"NC\"}"
            })
    void a_word_that_could_mean_either_or_stands_beside_a_number_is_left_to_the_checks(String figure) {
        String bilan = "{\"figures\": [%s]}".formatted(figure);

        assertThat(repair(bilan)).isEqualTo(Json.of(bilan));
        tells();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"356 000 000 00048\"|35600000000048",
                "\"356\u00a0000\u202f000 00048\"|35600000000048",
                "\"35600000000048.0\"|35600000000048",
                "35600000000048|35600000000048",
                "\"1234567800010\"|01234567800010",
                "1234567800010|01234567800010",
                "\"1234567800010.0\"|01234567800010",
                "\" 35600000000051 \"|35600000000051"
            })
    void a_siret_that_a_spreadsheet_took_for_a_number_is_repaired(String sent, String read) {
        assertThat(repair("{\"siret\": %s}".formatted(sent)).get("siret").textValue())
                .isEqualTo(read);
        tells("read-as /siret: %s -> %s".formatted(sent.replace("\"", ""), read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"01234567800010\"",
                "\"35600000000051\"",
                "\"01234567800011\"",
                "\"01234567800051\"",
                "\"234567800010\"",
                "\"0123456780001O\"",
                "3.56e13",
                "12",
                "true",
                "null",
                "[\"01234567800010\"]"
            })
    void a_siret_that_is_right_or_beyond_repair_is_left_alone(String sent) {
        assertThat(repair("{\"siret\": %s}".formatted(sent)).get("siret")).isEqualTo(Json.of(sent));
        tells();
    }

    @Test
    void an_rna_number_and_the_codes_of_neighbourhoods_lose_spaces_and_get_capitals() {
        JsonNode bilan = repair("""
                {"rna": "w39 1000123", "action": {"neighbourhoodCodes": ["QP039001", "qp 039002", "qn03901m", 7]}}
                """);

        assertThat(bilan).isEqualTo(Json.of("""
                {"rna": "W391000123", "action": {"neighbourhoodCodes": ["QP039001", "QP039002", "QN03901M", 7]}}
                """));
        tells(
                "read-as /rna: w39 1000123 -> W391000123",
                "read-as /action/neighbourhoodCodes/1: qp 039002 -> QP039002",
                "read-as /action/neighbourhoodCodes/2: qn03901m -> QN03901M");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "\"2 500\"",
                "{\"figures\": {\"value\": \"2 500\"}}",
                "{\"figures\": [null, 7, \"2 500\", [\"2 500\"]]}",
                "{\"figures\": [{\"breakdowns\": {\"parts\": []}}]}",
                "{\"figures\": [{\"breakdowns\": [null, {\"parts\": {\"value\": \"1\"}}, {\"parts\": [\"1\"]}]}]}",
                "{\"action\": [\"x\"], \"figures\": null}",
                "{\"action\": {\"neighbourhoodCodes\": {\"a\": \"qp 039002\"}}}"
            })
    void what_is_not_where_it_should_be_is_left_to_the_checks(String bilan) {
        assertThat(repair(bilan)).isEqualTo(Json.of(bilan));
        tells();
    }
}
