package fr.contratdeville.figures.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parts in different bands are put together where a coarser set holds all of them, and never otherwise. */
@QuarkusTest
class MergedBandsTest extends ApiTest {

    private String contract;
    private String structure;
    private String people;

    @BeforeEach
    void oneContractAndIndicator() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        people = Stored.indicator("participants", "sum");
    }

    private static String band(String code, String ages, String broader) {
        return """
                {"code": "%s", "label": "%1$s", %s, "broader": [%s]}
                """.formatted(code, ages, broader == null ? "" : """
                                {"categorySet": "grandes", "categorySetVersion": 1, "category": "%s"}
                                """.formatted(broader));
    }

    /** Two fine sets that lie within the coarse one, unless the second one is cut across it. */
    private static void ages(boolean nested) {
        created("/api/v1/dimensions", """
                {"code": "age", "label": "Tranche d’âge", "categorySets": [
                  {"code": "fines", "version": 1, "label": "Fines", "categories": [%s, %s, %s]},
                  {"code": "insertion", "version": 1, "label": "Insertion", "categories": [%s, %s]},
                  {"code": "grandes", "version": 1, "label": "Grandes", "categories": [
                    {"code": "jeunes", "label": "Moins de 26 ans", "maxAge": 25},
                    {"code": "adultes", "label": "26 ans et plus", "minAge": 26}]}]}
                """.formatted(
                        band("enfants", "\"maxAge\": 15", "jeunes"),
                        band("ados", "\"minAge\": 16, \"maxAge\": 25", "jeunes"),
                        band("grands", "\"minAge\": 26", "adultes"),
                        band("avant", "\"maxAge\": 25", nested ? "jeunes" : null),
                        band("apres", "\"minAge\": 26", nested ? "adultes" : null)));
    }

    private void reported(String title, int value, String... breakdowns) {
        Stored.figure(Stored.action(contract, structure, 2023, title), people, """
                "kind": "exact", "value": %d, "breakdowns": [%s]
                """.formatted(
                        value, String.join(", ", breakdowns)));
    }

    private static String by(String set, String coverage, String parts) {
        return """
                {"dimension": "age", "categorySet": "%s", "categorySetVersion": 1, "coverage": "%s", "parts": [%s]}
                """.formatted(set, coverage, parts);
    }

    private static String part(String category, int value) {
        return "{\"category\": \"%s\", \"value\": %d}".formatted(category, value);
    }

    private static JsonNode total() {
        return Answers.indicator("participants", Answers.rows("/years").get(0));
    }

    @Test
    void sets_within_a_coarser_one_are_put_together_in_it() {
        ages(true);
        reported("A", 10, by("fines", "whole", part("enfants", 3) + "," + part("ados", 2) + "," + part("grands", 5)));
        reported("B", 20, by("insertion", "partial", part("avant", 4) + "," + part("apres", 6)));
        reported("C", 5);

        assertThat(total().get("breakdowns")).isEqualTo(Json.of("""
                [{"dimension": "age", "dimensionLabel": "Tranche d’âge", "categorySet": "grandes", "categorySetVersion": 1,
                  "categorySetLabel": "Grandes",
                  "mergedFrom": [{"categorySet": "fines", "categorySetVersion": 1},
                                 {"categorySet": "insertion", "categorySetVersion": 1}],
                  "wholeActions": 1, "partialActions": 1,
                  "parts": [{"category": "jeunes", "label": "Moins de 26 ans", "value": 9},
                            {"category": "adultes", "label": "26 ans et plus", "value": 11}],
                  "unknown": 15, "total": 35}]
                """));
        assertThat(total().get("warnings").size()).isZero();
    }

    @Test
    void a_figure_with_several_sets_goes_in_by_the_one_that_says_most() {
        ages(true);
        reported(
                "A",
                10,
                by("fines", "partial", part("enfants", 3)),
                by("insertion", "whole", part("avant", 4) + "," + part("apres", 6)));

        JsonNode merged = total().at("/breakdowns/0");
        assertThat(Json.texts(merged.get("parts"), "value")).containsExactly("4", "6");
        assertThat(merged.get("unknown").intValue()).isZero();
    }

    @Test
    void sets_that_no_coarser_one_holds_stand_side_by_side() {
        ages(false);
        reported("A", 10, by("fines", "whole", part("enfants", 10)));
        reported("B", 20, by("insertion", "whole", part("avant", 20)));

        assertThat(Json.texts(total().get("breakdowns"), "categorySet")).containsExactly("fines", "insertion");
        assertThat(Json.texts(total().get("breakdowns"), "unknown")).containsExactly("20", "10");
        assertThat(total().get("warnings").get(0).asText()).isEqualTo("bands_not_comparable");
    }

    @Test
    void a_category_that_sets_lead_to_two_of_one_is_put_together_with_none() {
        created("/api/v1/dimensions", """
                {"code": "age", "label": "Tranche d’âge", "categorySets": [
                  {"code": "fines", "version": 1, "label": "Fines", "categories": [
                    {"code": "a", "label": "A", "broader": [
                      {"categorySet": "uns", "categorySetVersion": 1, "category": "b"},
                      {"categorySet": "autres", "categorySetVersion": 1, "category": "c"}]}]},
                  {"code": "uns", "version": 1, "label": "Uns", "categories": [
                    {"code": "b", "label": "B", "broader": [
                      {"categorySet": "grandes", "categorySetVersion": 1, "category": "x"}]}]},
                  {"code": "autres", "version": 1, "label": "Autres", "categories": [
                    {"code": "c", "label": "C", "broader": [
                      {"categorySet": "grandes", "categorySetVersion": 1, "category": "y"}]}]},
                  {"code": "grandes", "version": 1, "label": "Grandes", "categories": [
                    {"code": "x", "label": "X"}, {"code": "y", "label": "Y"}]}]}
                """);
        reported("A", 10, by("fines", "whole", part("a", 10)));
        reported("B", 20, by("grandes", "whole", part("x", 20)));

        assertThat(Json.texts(total().get("breakdowns"), "categorySet")).containsExactly("fines", "grandes");
    }

    @Test
    void one_set_alone_is_shown_as_it_is() {
        ages(true);
        reported("A", 10, by("fines", "whole", part("enfants", 10)));

        assertThat(total().at("/breakdowns/0/categorySet").asText()).isEqualTo("fines");
        assertThat(total().at("/breakdowns/0/mergedFrom").size()).isZero();
    }
}
