package fr.contratdeville.platform.security;

import static io.restassured.RestAssured.given;

import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One of everything that the {@link PermissionTable} names, stored through the API: whatever it wants to change or delete
 * is in nobody's way, and the bilans are the structure {@code own}'s, one in each state.
 */
final class OneOfEach {

    /** The structure's address. It stands nowhere else. */
    static final String CONTACT = "contact@femmes-debout.example.org";

    /** Stands in what every bilan says that is not validated, and nowhere else. */
    static final String NOT_PUBLISHED = "Confidentiel";

    /** The draft's figure. */
    static final String NOT_PUBLISHED_FIGURE = "770001";

    /** The title of an action that is not there any more. */
    static final String GONE = "Supprimée";

    private final Map<String, String> ids = new LinkedHashMap<>();

    OneOfEach() {
        String dole = add("dole", Stored.contract("dole", 2015, 2023));
        String own = created("own", "/api/v1/structures", """
                {"name": "Femmes Debout", "kind": "association", "contactEmail": "%s"}
                """.formatted(CONTACT));
        String other = add("other", Stored.structure("CIDFF"));
        String enfants = add("enfants", Stored.indicator("enfants", "sum"));

        add("contract", Stored.contract("libre", 2015, 2023));
        add("pillar", Stored.pillar(dole, "libre", 1));
        add("neighbourhood", Stored.neighbourhood(dole, "Libre"));
        add("structure", Stored.structure("Libre"));
        add("indicator", Stored.indicator("libre", "sum"));
        add("dimension", Stored.dimension("libre"));
        add("action", Stored.action(dole, own, 2023, "Libre"));
        String counted = add("counted", Stored.action(dole, own, 2023, "Comptée"));
        add("figure", Stored.exact(counted, enfants, "3"));
        String gone = add("gone", Stored.action(dole, own, 2023, GONE));
        changing("/api/v1/actions/" + gone, null)
                .delete("/api/v1/actions/" + gone)
                .then()
                .statusCode(204);
        add("otherAction", Stored.action(dole, other, 2023, "D’une autre structure"));
        add("unknown", "00000000-0000-7000-8000-000000000000");

        bilan("draft", "draft", NOT_PUBLISHED, """
                {"indicatorId": "%s", "kind": "exact", "value": %s}""".formatted(enfants, NOT_PUBLISHED_FIGURE));
        bilan("submitted", "submitted", NOT_PUBLISHED, "");
        bilan("returned", "submitted", NOT_PUBLISHED, "");
        step("returned", "return", RequestBodies.of("returnBilan"));
        bilan("validated", "submitted", "134 familles", "");
        step("validated", "validate", null);
        bilan("withdrawn", "submitted", NOT_PUBLISHED, "");
        step("withdrawn", "withdraw", RequestBodies.of("withdrawBilan"));
        bilan("goneBilan", "draft", NOT_PUBLISHED, "");
        String deleted = "/api/v1/bilans/" + id("goneBilan");
        changing(deleted, null).delete(deleted).then().statusCode(204);
        add(
                "import",
                given().contentType("text/csv")
                        .queryParam("name", "annexe.csv")
                        .body("""
                                Action;Structure;Descriptif;Réalisation
                                Importée;Femmes Debout;%s.;Réalisée
                                """.formatted(NOT_PUBLISHED).getBytes(StandardCharsets.UTF_8))
                        .post("/api/v1/imports?contract=%s&year=2023".formatted(dole))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
        // Another one than before: millésimes stay, also when everything else is emptied.
        created("millesime", "/api/v1/millesimes", """
                {"year": 2023, "label": "%s"}""".formatted(dole));
    }

    /** The bilan with its action, which is named after it, and with its name as its structure's reference. */
    private void bilan(String name, String state, String done, String figure) {
        String action = add(name + "Action", Stored.action(id("dole"), id("own"), 2023, name));
        created(name, "/api/v1/bilans", """
                {"structureId": "%s", "actionId": "%s", "year": 2023, "externalReference": "%s", "state": "%s",
                 "outcome": "completed", "narrative": {"done": "%s"}, "figures": [%s]}
                """.formatted(id("own"), action, name, state, done, figure));
    }

    private void step(String bilan, String step, String json) {
        String address = "/api/v1/bilans/" + id(bilan);
        changing(address, json).post(address + "/" + step).then().statusCode(200);
    }

    private String created(String name, String path, String json) {
        Response answer = given().contentType(ContentType.JSON).body(json).post(path);
        return add(
                name,
                Json.of(answer.then().statusCode(201).extract().asString())
                        .get("id")
                        .textValue());
    }

    private static RequestSpecification changing(String address, String json) {
        Response current = given().get(address).then().statusCode(200).extract().response();
        RequestSpecification request = given().header("If-Match", current.header("ETag"));
        return json == null ? request : request.contentType(ContentType.JSON).body(json);
    }

    private String add(String name, String id) {
        ids.put(name, id);
        return id;
    }

    String id(String name) {
        return ids.get(name);
    }

    /** The text with every {@code {name}} replaced by that item's id. */
    String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }
}
