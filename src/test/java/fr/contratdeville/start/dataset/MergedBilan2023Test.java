package fr.contratdeville.start.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two structures of the bilan become one: no figure, no bilan, no entry of the feed and no frozen year goes wrong. */
@QuarkusTest
class MergedBilan2023Test extends ApiTest {

    private static final String SIRET = "35600000000048";

    private static final List<String> QUESTIONS = List.of(
            "/api/v1/aggregates/pillars?year=2023",
            "/api/v1/aggregates/structures?year=2023&structures=mapped",
            "/api/v1/aggregates/structures?year=2023",
            "/api/v1/actions?limit=200&sort=title");

    @Inject
    DatasetLoader loader;

    private String merged;
    private String successor;

    @BeforeEach
    void load() throws IOException {
        loader.load(Dataset.read(Bilan2023.RESOURCE));
        merged = structure("Cité Jeunes");
        successor = structure("Loisirs Populaires Dolois");
        String path = "/api/v1/structures/" + merged;
        patching(path, "{\"siret\": \"" + SIRET + "\"}").patch(path).then().statusCode(200);
    }

    private static String structure(String name) {
        return given().queryParam("name", name).get("/api/v1/structures").path("items[0].id");
    }

    private void merge() {
        String path = "/api/v1/structures/" + merged;
        replacing(path, "{\"structureId\": \"%s\"}".formatted(successor))
                .queryParam("reason", "Fusion au 1er janvier 2024")
                .put(path + "/successor")
                .then()
                .statusCode(200);
    }

    private static List<String> answers(String suffix) {
        return QUESTIONS.stream()
                .map(question -> given().get(question + suffix)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .toList();
    }

    /** What each structure's group counts: its actions, and the value of each indicator. */
    private static Map<String, Map<String, Long>> counted(String query) {
        Map<String, Map<String, Long>> counted = new TreeMap<>();
        for (JsonNode row : Json.list(
                Json.get("/api/v1/aggregates/structures?year=2023" + query).get("rows"))) {
            Map<String, Long> group = new TreeMap<>();
            group.put("actions", row.at("/actions/total").longValue());
            for (JsonNode indicator : row.get("indicators")) {
                // What is not added up has no value.
                group.put(
                        indicator.at("/indicator/code").asText(),
                        indicator.get("value").longValue());
            }
            counted.put(row.at("/group/structure/name").asText(), group);
        }
        return counted;
    }

    @Test
    void the_successor_counts_what_both_counted_and_nobody_else_anything_different() {
        Map<String, Map<String, Long>> apart = counted("");
        merge();
        Map<String, Map<String, Long>> together = counted("&structures=mapped");

        assertThat(counted("")).isEqualTo(apart);
        Map<String, Long> both = new TreeMap<>(apart.remove("Loisirs Populaires Dolois"));
        apart.remove("Cité Jeunes").forEach((what, count) -> both.merge(what, count, Long::sum));
        assertThat(both.get("actions")).isGreaterThan(2);
        apart.put("Loisirs Populaires Dolois", both);
        assertThat(together).isEqualTo(apart);
        assertThat(together).hasSize(14);
    }

    @Test
    void what_was_frozen_stays_to_the_byte() {
        // Other tests freeze the year as well, and what is frozen stays.
        String code = created("/api/v1/millesimes", "{\"year\": 2023, \"label\": \"%s\"}".formatted(merged))
                .path("code");
        List<String> shown = answers("&millesime=" + code);

        merge();

        assertThat(answers("&millesime=" + code)).isEqualTo(shown);
        given().get("/api/v1/millesimes/" + code + "/verification").then().body("intact", equalTo(true));
        JsonNode changes = Json.get("/api/v1/millesimes/" + code + "/changes").get("items");
        assertThat(changes).hasSize(1);
        assertThat(changes.at("/0/dataset").asText()).isEqualTo("structure");
        assertThat(changes.at("/0/reasons/0/reason").asText()).isEqualTo("Fusion au 1er janvier 2024");
    }

    @Test
    void the_feed_tells_of_the_structure_alone() {
        JsonNode pull = Json.of(as(Tokens.warehouse()).post("/api/v1/exports").asString());
        String token = pull.get("token").asText();
        as(Tokens.warehouse())
                .delete("/api/v1/exports/pulls/" + pull.get("id").asText())
                .then()
                .statusCode(204);
        merge();

        JsonNode page = Json.of(as(Tokens.warehouse())
                .queryParam("after", token)
                .get("/api/v1/changes")
                .asString());

        assertThat(page.get("items")).hasSize(1);
        assertThat(page.at("/items/0/dataset").asText()).isEqualTo("structures");
        assertThat(page.at("/items/0/id").asText()).isEqualTo(merged);
        assertThat(page.at("/items/0/row/successor_id").asText()).isEqualTo(successor);
    }

    @Test
    void its_software_goes_on_and_its_bilans_are_the_successors() throws SQLException {
        String contract = Stored.contract("grand-dole-2024-2030", 2024, 2030);
        merge();

        as(Tokens.partner(merged))
                .contentType(ContentType.JSON)
                .body("""
                {"siret": "%s", "year": 2024, "state": "submitted", "outcome": "completed",
                 "action": {"contractId": "%s", "title": "Sorties", "description": "Des sorties."},
                 "narrative": {"done": "Des sorties ont eu lieu."}, "figures": []}
                """.formatted(SIRET, contract))
                .post("/api/v1/bilans")
                .then()
                .statusCode(201);

        assertThat(query("select s.name from bilan b join structure s on s.id = b.structure_id where b.year = 2024"))
                .containsExactly("Loisirs Populaires Dolois");
        assertThat(query("select count(*) from action where structure_id = '%s'".formatted(merged)))
                .isNotEqualTo(List.of("0"));
    }
}
