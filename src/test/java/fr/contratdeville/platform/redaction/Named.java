package fr.contratdeville.platform.redaction;

import static io.restassured.RestAssured.given;

import fr.contratdeville.testing.Stored;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/** A person, named in all that people write: what is there, what was there, what is frozen, and what is kept to be given again. */
final class Named {

    /** As it is asked for to be erased. */
    static final String NAME = "Jéhanne Œuvremont";

    /** As it is typed elsewhere. */
    private static final String IN_CAPITALS = "JEHANNE ŒUVREMONT";

    private static final String OVER_TWO_LINES = "Jehanne\\nOeuvremont";
    private static final String IN_A_REFERENCE = "JEHANNE-OEUVREMONT";

    /** Stands in each of them, and in nothing else. */
    static final String TRACE = "UVREMONT";

    private static final String BILANS = "/api/v1/bilans";

    final String contract = Stored.contract("dole", 2015, 2023);
    final String structure = Stored.structure("CCAS");
    final String corrected;
    final String brought;
    final String returned;
    final String withdrawn;
    final String gone;
    final String goneBilan;
    final String millesime;

    final String indicator = Stored.people("enfants", "sum");
    private final String answeredTwice;

    Named() {
        Stored.sexes();
        corrected = Stored.action(contract, structure, 2023, "Atelier de " + NAME, """
                "status": "completed", "objectives": ["Aider %1$s", "Lire"], "partners": ["%1$s"]
                """.formatted(NAME));
        Stored.exact(corrected, indicator, "12");
        patch(
                action(corrected),
                "Sur proposition de " + NAME,
                "{\"description\": \"Avec %s.\"}".formatted(OVER_TWO_LINES));
        gone = Stored.action(contract, structure, 2023, NAME);
        changing(action(gone)).delete(action(gone)).then().statusCode(204);

        answeredTwice = bilan(corrected, "draft", "Menée par " + NAME, "2023-" + IN_A_REFERENCE);
        returned = withKey(answeredTwice)
                .post(BILANS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        changing(bilan(returned), bilan(corrected, "submitted", "Menée par " + NAME, "2023-" + IN_A_REFERENCE))
                .put(bilan(returned))
                .then()
                .statusCode(200);
        step(returned, "return", "{\"reasons\": [{\"text\": \"Demander à %s.\"}]}".formatted(IN_CAPITALS));
        step(returned, "submit", null);
        step(returned, "validate", null);

        brought = bilanOfNewAction();
        step(brought, "validate", null);
        step(brought, "reopen", "{\"reason\": \"Relu par %s\"}".formatted(NAME));

        String other = Stored.action(contract, structure, 2023, "Sortie");
        withdrawn = created(bilan(other, "submitted", NAME, "w"));
        step(withdrawn, "withdraw", "{\"reason\": \"Retiré pour %s\"}".formatted(NAME));
        goneBilan = created(bilan(other, "draft", NAME, "g"));
        changing(bilan(goneBilan)).delete(bilan(goneBilan)).then().statusCode(204);

        millesime = sending("{\"year\": 2023, \"label\": \"Présenté par %s\"}".formatted(NAME))
                .post("/api/v1/millesimes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        // From now on it stands in what is frozen, and in what was.
        patch(action(corrected), "Corrigé", "{\"title\": \"Atelier\", \"objectives\": []}");
    }

    /** With all that a bilan says in words, and a number of people that no figure has, so that the warning quotes it. */
    private String bilanOfNewAction() {
        return created("""
                {"structureId": "%s", "year": 2023, "state": "submitted", "outcome": "completed", "externalReference": "b",
                 "action": {"contractId": "%s", "title": "Chez %3$s", "description": "%3$s", "objectives": ["%3$s"],
                            "partners": ["%3$s"]},
                 "narrative": {"done": "134 %3$s enfants", "difficulties": "%3$s", "perspectives": "« %3$s »"},
                 "figures": [{"indicatorId": "%4$s", "kind": "approximate", "value": 30.50, "target": 1e2,
                   "breakdowns": [{"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1,
                     "coverage": "partial", "parts": [{"category": "femmes", "value": 7}]}],
                   "overlaps": [{"actionId": "%5$s", "share": 2}]}]}
                """.formatted(structure, contract, NAME, indicator, corrected));
    }

    private String bilan(String action, String state, String done, String reference) {
        return """
                {"structureId": "%s", "actionId": "%s", "year": 2023, "state": "%s", "outcome": "completed",
                 "externalReference": "%s", "narrative": {"done": "%s", "difficulties": "12 %s enfants"}}
                """.formatted(structure, action, state, reference, done, IN_CAPITALS);
    }

    private static String created(String bilan) {
        return sending(bilan).post(BILANS).then().statusCode(201).extract().path("id");
    }

    /** The first answer again. */
    Response answeredAgain() {
        return withKey(answeredTwice).post(BILANS);
    }

    private RequestSpecification withKey(String json) {
        return sending(json).header("Idempotency-Key", contract);
    }

    static RequestSpecification sending(String json) {
        return given().contentType(ContentType.JSON).body(json.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestSpecification changing(String address) {
        return given().header("If-Match", given().get(address).header("ETag"));
    }

    private static RequestSpecification changing(String address, String json) {
        return changing(address).contentType(ContentType.JSON).body(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void patch(String address, String reason, String json) {
        changing(address)
                .contentType("application/merge-patch+json")
                .body(json.getBytes(StandardCharsets.UTF_8))
                .queryParam("reason", reason)
                .patch(address)
                .then()
                .statusCode(200);
    }

    private static void step(String bilan, String step, String json) {
        RequestSpecification request = json == null ? changing(bilan(bilan)) : changing(bilan(bilan), json);
        request.post(bilan(bilan) + "/" + step).then().statusCode(200);
    }

    static String action(String id) {
        return "/api/v1/actions/" + id;
    }

    static String bilan(String id) {
        return BILANS + "/" + id;
    }
}
