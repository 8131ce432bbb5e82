package fr.contratdeville.review.bilan;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/**
 * A test of bilans: of the action "Accueil" of 2023, which counted 120 children (70 girls, 50 boys) and 20 adults in
 * 2022, or of one that its bilan brings along.
 */
public abstract class BilanApiTest extends ApiTest {

    protected static final String BILANS = "/api/v1/bilans";
    protected static final String SIRET = "01234567800010";
    protected static final String RNA = "W391000123";

    private static final int SECONDS_TO_ANSWER = 20;

    private final Map<String, String> ids = new LinkedHashMap<>();

    @BeforeEach
    protected void storeAnActionOfTwoYears() {
        ids.put("dole", Stored.contract("dole", 2015, 2024));
        ids.put(
                "centre",
                created("/api/v1/structures", """
                {"name": "Centre social", "kind": "association", "siret": "%s", "rna": "%s"}
                """.formatted(SIRET, RNA)).path("id"));
        ids.put("club", Stored.structure("Club nature"));
        ids.put("cohesion", Stored.pillar(id("dole"), "cohesion", 1));
        ids.put("emploi", Stored.pillar(id("dole"), "emploi", 2));
        ids.put(
                "mesnils",
                created("/api/v1/neighbourhoods", """
                {"contractId": "%s", "name": "Les Mesnils", "code": "QP039001"}
                """.formatted(id("dole"))).path("id"));
        ids.put("enfants", Stored.indicator("enfants", "sum"));
        ids.put("adultes", Stored.indicator("adultes", "sum"));
        ids.put("jours", Stored.indicator("jours", "sum"));
        Stored.sexes();
        Stored.ages();
        ids.put("before", Stored.action(id("dole"), id("centre"), 2022, "Accueil"));
        ids.put("accueil", Stored.action(id("dole"), id("centre"), 2023, "Accueil", "\"status\": \"planned\""));
        Stored.figure(id("before"), id("enfants"), """
                "kind": "exact", "value": 120, "target": 150, "breakdowns": [%s]
                """.formatted(bySex("whole", "70", "50")));
        Stored.exact(id("before"), id("adultes"), "20");
    }

    protected String id(String name) {
        return ids.get(name);
    }

    /** The text with every {@code {name}} replaced by that item's id. */
    protected String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }

    /**
     * A bilan of the action of 2023 with which nothing is wrong or odd.
     *
     * @param members what is to be otherwise, as members of a JSON object
     */
    protected String bilan(String members) {
        return with(members, """
                {"structureId": "{centre}", "year": 2023, "actionId": "{accueil}", "state": "submitted",
                 "outcome": "completed", "narrative": {"done": "Un accueil chaque mercredi."},
                 "figures": [{"indicator": "enfants", "kind": "exact", "value": 134},
                             {"indicator": "adultes", "kind": "exact", "value": 20}]}
                """);
    }

    /** As {@link #bilan}, of an action of 2023 that is not there yet. */
    protected String bringing(String members) {
        return with(members, """
                {"structureId": "{centre}", "year": 2023, "state": "submitted",
                 "action": {"contractId": "{dole}", "title": "Jardin partagé", "description": "Des bacs au pied des tours.",
                            "pillarId": "{cohesion}", "neighbourhoodIds": ["{mesnils}"],
                            "transversalPriorities": ["youth"]},
                 "outcome": "completed", "narrative": {"done": "Un jardin."},
                 "figures": [{"indicator": "enfants", "kind": "exact", "value": 12}]}
                """);
    }

    /** A bilan with these figures, as elements of a JSON array. */
    protected String counting(String figures) {
        return bilan("\"figures\": [" + figures + "]");
    }

    private String with(String members, String bilan) {
        ObjectNode changed = (ObjectNode) Json.of(filled(bilan));
        return changed.setAll((ObjectNode) Json.of("{" + filled(members) + "}")).toString();
    }

    protected static String bySex(String coverage, String women, String men) {
        return """
                {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "%s", "parts": [
                  {"category": "femmes", "value": %s}, {"category": "hommes", "value": %s}]}
                """.formatted(coverage, women, men);
    }

    protected static String byAge(String coverage, String young, String older) {
        return """
                {"dimension": "age", "categorySet": "bandes", "categorySetVersion": 1, "coverage": "%s", "parts": [
                  {"category": "jeunes", "value": %s}, {"category": "adultes", "value": %s}]}
                """.formatted(coverage, young, older);
    }

    /** A request with a JSON body and somebody's token. */
    protected static RequestSpecification sendingAs(String token, String json) {
        return as(token).contentType(ContentType.JSON).body(json);
    }

    protected static Response post(String bilan) {
        return sending(bilan).post(BILANS);
    }

    /** Posts what has to be accepted, and returns its address. */
    protected static String posted(String bilan) {
        return created(BILANS, bilan).path("self");
    }

    /** Posts and validates, and returns the address. */
    protected static String validated(String bilan) {
        String address = posted(bilan);
        taken(address, "validate");
        return address;
    }

    /** @param errors the code and the place of each */
    protected static void refuses(String bilan, String... errors) {
        post(bilan).then().spec(problem(422, "invalid-body")).body(ERRORS, containsInAnyOrder(errors));
    }

    /** Takes a step that needs no body, knowing the bilan as it is. */
    protected static Response step(String address, String step) {
        return given().header("If-Match", etag(address)).post(address + "/" + step);
    }

    protected static Response step(String address, String step, String body) {
        return sending(body).header("If-Match", etag(address)).post(address + "/" + step);
    }

    protected static void taken(String address, String step) {
        step(address, step).then().statusCode(200);
    }

    /** Validates, and overwrites what the agglomeration has written itself. */
    protected static void overwriting(String address) {
        String seen = step(address, "validate")
                .then()
                .spec(problem(409, "would-overwrite"))
                .extract()
                .path("overwrite");
        given().header("If-Match", etag(address))
                .post(address + "/validate?overwrite=" + seen)
                .then()
                .statusCode(200);
    }

    protected static void returned(String address) {
        step(address, "return", "{\"reasons\": [{\"text\": \"À revoir.\"}]}")
                .then()
                .statusCode(200);
    }

    protected static void reopened(String address) {
        step(address, "reopen", "{\"reason\": \"Deux feuilles retrouvées.\"}")
                .then()
                .statusCode(200);
    }

    protected static void withdrawn(String address) {
        step(address, "withdraw", "{\"reason\": \"Transmis pour la mauvaise année.\"}")
                .then()
                .statusCode(200);
    }

    /** The address of the published figure that an action has for an indicator. */
    protected String figureAddress(String action, String indicator) {
        String figures = Stored.figures(id(action));
        return figures + "/"
                + Json.get(figures + "?indicator=" + id(indicator))
                        .at("/items/0/id")
                        .asText();
    }

    /** Changes a figure as the agglomeration does. */
    protected static void corrected(String figure, String members) {
        patching(figure, "{" + members + "}").patch(figure).then().statusCode(200);
    }

    protected static void deleted(String address) {
        given().header("If-Match", etag(address)).delete(address).then().statusCode(204);
    }

    protected static void replaced(String address, String bilan) {
        replacing(address, bilan).put(address).then().statusCode(200);
    }

    /**
     * What is answered to a request, with this token, that meets somebody who has just written past the service: he commits
     * when the request waits for him.
     */
    protected Response meeting(String sql, String token, Function<RequestSpecification, Response> request)
            throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            Future<Response> answer = other.submit(() -> request.apply(as(token)));
            waitUntilSomebodyWaits();
            connection.commit();
            return answer.get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
        } finally {
            other.shutdown();
        }
    }

    private void waitUntilSomebodyWaits() throws Exception {
        Instant latest = Instant.now().plusSeconds(SECONDS_TO_ANSWER);
        while (query("select pid from pg_stat_activity where wait_event_type = 'Lock'")
                .isEmpty()) {
            assertThat(Instant.now()).as("nobody waits").isBefore(latest);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    protected int bilans() throws Exception {
        return Integer.parseInt(query("select count(*) from bilan").get(0));
    }

    /** The codes and values of an action's published figures, such as {@code enfants 134}. */
    protected static List<String> publishedFigures(String action) {
        JsonNode figures = Json.get(Stored.figures(action)).get("items");
        return Json.list(figures).stream()
                .map(figure -> figure.at("/indicator/code").asText() + " "
                        + figure.get("value").asText())
                .toList();
    }

    /** The one published action of this title. */
    protected static JsonNode published(String title) {
        JsonNode found = Json.get("/api/v1/actions?limit=200").get("items");
        return Json.list(found).stream()
                .filter(action -> action.get("title").asText().equals(title)
                        && action.get("year").asInt() == 2023)
                .reduce((one, other) -> {
                    throw new AssertionError("two actions " + title);
                })
                .orElse(null);
    }
}
