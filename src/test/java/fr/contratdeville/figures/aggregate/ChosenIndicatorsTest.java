package fr.contratdeville.figures.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an answer says that was asked for the totals of some indicators. */
@QuarkusTest
class ChosenIndicatorsTest extends ApiTest {

    private static final String YEAR = "/api/v1/aggregates/years?year=2023";

    private String people;
    private String ratio;

    /** One action has both, one the people only, and one nothing. */
    @BeforeEach
    void actionsThatDoNotAllReport() {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("CCAS");
        people = Stored.people("enfants", "sum");
        String done = Stored.indicator("faites", "sum");
        ratio = Stored.ratio("taux", done, people);
        String both = Stored.action(contract, structure, 2023, "PRE", "\"status\": \"completed\"");
        Stored.figure(both, people, "\"kind\": \"approximate\", \"value\": 12");
        Stored.exact(both, done, "3");
        Stored.exact(Stored.action(contract, structure, 2023, "Club", "\"status\": \"completed\""), people, "134");
        Stored.action(contract, structure, 2023, "Silencieuse", "\"status\": \"completed\"");
    }

    @Test
    void it_is_the_full_answer_with_their_totals_only() {
        String asked = YEAR + "&of=" + people;
        ObjectNode full = Json.get(YEAR).deepCopy();
        ArrayNode totals = (ArrayNode) full.at("/rows/0/indicators");
        assertThat(Json.texts(totals, "indicator.code")).containsExactly("enfants", "faites", "taux");
        totals.remove(2);
        totals.remove(1);

        assertThat(Json.get(asked)).isEqualTo(full.put("self", asked));
    }

    @Test
    void who_kept_silent_is_told_of_as_it_is_not_by_the_filter() {
        JsonNode chosen = Json.get(YEAR + "&of=" + ratio + "&of=" + people).at("/rows/0");
        JsonNode narrowed = Json.get(YEAR + "&indicator=" + people).at("/rows/0");

        assertThat(Json.texts(chosen.get("indicators"), "indicator.code")).containsExactly("enfants", "taux");
        assertThat(chosen.at("/completeness/expected").asInt()).isEqualTo(3);
        assertThat(chosen.at("/completeness/reported").asInt()).isEqualTo(2);
        assertThat(narrowed.at("/completeness/expected").asInt()).isEqualTo(2);
    }

    @Test
    void each_total_is_explained_by_itself() {
        JsonNode total = Json.get(YEAR + "&of=" + people + "&of=" + ratio).at("/rows/0/indicators/0");

        JsonNode figures = Json.get(total.get("contributions").asText());

        assertThat(figures.get("items")).hasSize(2);
        assertThat(total.get("contributions").asText())
                .isEqualTo(
                        Json.get(YEAR).at("/rows/0/indicators/0/contributions").asText());
    }

    @Test
    void what_is_no_id_is_refused() {
        given().get(YEAR + "&of=enfants")
                .then()
                .statusCode(400)
                .body("errors.code", contains("not-a-uuid"))
                .body("errors.parameter", contains("of"));
    }
}
