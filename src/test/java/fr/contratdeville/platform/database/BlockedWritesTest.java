package fr.contratdeville.platform.database;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.OtherTransaction;
import fr.contratdeville.testing.SmallLimits;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody has locked keeps nobody from reading, and from writing only for a moment. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class BlockedWritesTest extends ApiTest {

    private static final String BILANS = "/api/v1/bilans";
    private static final int POSTS = 9;

    /** One connection of the pool is nobody's who writes. */
    private static final int WRITERS = 2;

    private static final String WAITING = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";

    private String structure;
    private String action;

    @BeforeEach
    void store() {
        structure = Stored.structure("CCAS");
        action = Stored.action(Stored.contract("dole", 2015, 2023), structure, 2023, "PRE");
    }

    private String draft() {
        return """
                {"structureId": "%s", "year": 2023, "actionId": "%s", "state": "draft", "outcome": "completed",
                 "narrative": {"done": "Un bilan."}}
                """.formatted(structure, action);
    }

    @Test
    void who_reads_never_waits_for_those_who_write() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(POSTS);
        try (OtherTransaction other = new OtherTransaction()) {
            other.execute("select from structure where id = '%s' for update".formatted(structure));
            List<Future<Response>> posts = new ArrayList<>();
            for (int i = 0; i < POSTS; i++) {
                posts.add(senders.submit(() -> sending(draft()).post(BILANS)));
            }
            other.untilOthersWait(1);

            while (posts.stream().anyMatch(post -> !post.isDone())) {
                anonymous()
                        .get("/api/v1/actions?total=true")
                        .then()
                        .statusCode(200)
                        .body("total", equalTo(1));
                given().noFilters()
                        .get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("UP"));
                assertThat(Integer.parseInt(query(WAITING).get(0))).isLessThanOrEqualTo(WRITERS);
            }
            for (Future<Response> post : posts) {
                post.get().then().spec(problem(503, "busy")).header("Retry-After", equalTo("5"));
            }
        } finally {
            senders.shutdown();
        }

        assertThat(query("select count(*) from bilan")).containsExactly("0");
        sending(draft()).post(BILANS).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "structure | PATCH  | /api/v1/structures/{structure}                | {'shortName': 'C'}",
                "structure | DELETE | /api/v1/structures/{unused}                   |",
                "action    | PATCH  | /api/v1/actions/{action}                      | {'title': 'Autre'}",
                "indicator_value | POST | /api/v1/actions/{action}/indicator-values     | {'indicatorId': '{indicator}', 'kind': 'not_communicated'}",
                "bilan     | POST   | /api/v1/bilans/{bilan}/submit                 |",
                "bilan     | DELETE | /api/v1/bilans/{bilan}                        |",
                "millesime | POST   | /api/v1/millesimes                            | {'year': 2023, 'label': 'M'}",
                "export_pull | POST | /api/v1/exports                               |"
            })
    void whatever_is_written_is_refused_when_it_waits_too_long(String table, String method, String path, String body)
            throws Exception {
        String unused = Stored.structure("Autre");
        String indicator = Stored.indicator("jours", "sum");
        String bilan = created(BILANS, draft()).path("id");
        String address = path.replace("{structure}", structure)
                .replace("{unused}", unused)
                .replace("{action}", action)
                .replace("{bilan}", bilan);
        var request = given();
        if (method.equals("DELETE") || method.equals("PATCH")) {
            request.header("If-Match", etag(address));
        }
        if (address.endsWith("/submit")) {
            request.header("If-Match", etag(address.replace("/submit", "")));
        }
        if (body != null) {
            request.contentType(method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                    .body(body.replace('\'', '"').replace("{indicator}", indicator));
        }

        try (OtherTransaction other = new OtherTransaction()) {
            other.execute("lock table %s in share mode".formatted(table));
            request.request(method, address).then().spec(problem(503, "busy")).header("Retry-After", equalTo("5"));
        }
    }
}
