package fr.contratdeville.figures.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an answer says that was asked for with sums only. */
@QuarkusTest
class SumsOnlyTest extends ApiTest {

    private static final List<String> LEFT_OUT =
            List.of("min", "max", "people", "reporting", "freshness", "breakdowns", "contributions");

    @BeforeEach
    void figuresOfEveryKind() {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("CCAS");
        String people = Stored.people("enfants", "sum");
        String done = Stored.indicator("faites", "sum");
        String ratio = Stored.ratio("taux", done, people);
        assertThat(ratio).isNotNull();
        String none = Stored.indicator("duree", "none");
        for (String title : List.of("PRE", "Club")) {
            String action = Stored.action(contract, structure, 2023, title, "\"status\": \"completed\"");
            Stored.figure(action, people, "\"kind\": \"approximate\", \"value\": 12");
            Stored.exact(action, done, "3");
            Stored.exact(action, none, "5");
        }
    }

    private static JsonNode answer(String query) {
        return Json.get("/api/v1/aggregates" + query);
    }

    @Test
    void it_is_the_full_answer_without_bounds_breakdowns_and_links() {
        ObjectNode full = answer("/years?year=2023").deepCopy();
        JsonNode sums = answer("/years?year=2023&detail=sums");

        full.put("self", "/api/v1/aggregates/years?year=2023&detail=sums");
        full.get("rows").forEach(row -> row.get("indicators").forEach(total -> ((ObjectNode) total).remove(LEFT_OUT)));
        assertThat(sums).isEqualTo(full);
        assertThat(Json.texts(sums.at("/rows/0/indicators"), "indicator.code"))
                .containsExactly("duree", "enfants", "faites", "taux");
        assertThat(Json.texts(sums.get("warnings"), "code")).contains("approximate_inside", "overlaps_not_declared");
    }

    @Test
    void everything_is_said_unless_it_is_asked_for_otherwise() {
        ObjectNode asked = answer("/years?year=2023&detail=full").deepCopy();

        assertThat(asked.put("self", "/api/v1/aggregates/years?year=2023")).isEqualTo(answer("/years?year=2023"));
        for (JsonNode total : asked.at("/rows/0/indicators")) {
            assertThat(total.has("min") && total.has("max") && total.has("freshness"))
                    .as("also where there is none")
                    .isTrue();
        }
    }

    @Test
    void another_detail_is_refused() {
        given().get("/api/v1/aggregates/years?detail=sum")
                .then()
                .statusCode(400)
                .body("errors.code", contains("not-in-list"))
                .body("errors.parameter", contains("detail"));
    }
}
