package fr.contratdeville.warehouse.export;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.testing.SmallLimits;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many exports there are at once, and how long a client may take nothing of one. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class LimitedExportsTest extends LargeExportTest {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void the_place_of_a_client_that_takes_nothing_is_free_after_a_while(HttpClient.Version version) throws Exception {
        storeMoreThanIsOnTheWayAtOnce();
        try (StallingNetwork network = new StallingNetwork(exports.getHost(), exports.getPort())) {
            assertThat(answer(network.entry().resolve(exports.getPath() + "pillars"), version)
                            .version())
                    .isEqualTo(version);

            given().get("/api/v1/exports/structures").then().spec(problem(429, "too-many-at-once"));

            awaitAPlace();
        }
    }

    @Test
    void the_place_of_a_client_that_goes_before_it_is_answered_is_free_after_a_while() throws Exception {
        Stored.contract("cv", 2022, 2024);
        for (int i = 0; i < 10; i++) {
            request("pillars", "text/csv").close();
            TimeUnit.MILLISECONDS.sleep(50);
        }

        awaitAPlace();
    }

    @Test
    void of_more_rows_than_a_sheet_holds_there_is_no_workbook() {
        for (int i = 0; i < 2; i++) {
            Stored.structure("Structure " + i);
        }
        assertThat(workbook("structures").statusCode()).isEqualTo(200);

        Stored.structure("Régie");

        workbook("structures")
                .then()
                .spec(problem(406, "too-many-rows"))
                .body("detail", containsString("« structures » compte 3 lignes ; un classeur en contient 2"))
                .body("detail", containsString("text/csv, application/x-ndjson, application/vnd.apache.parquet."));
        given().header("Accept", Workbook.MEDIA_TYPE)
                .header("Accept-Language", "en")
                .get("/api/v1/exports/structures")
                .then()
                .spec(problem(406, "too-many-rows"))
                .body("detail", startsWith("\"structures\" has 3 rows; a workbook holds no more than 2."));
        given().get("/api/v1/exports/structures").then().statusCode(200);
    }

    private static Response workbook(String dataset) {
        return given().header("Accept", Workbook.MEDIA_TYPE).get("/api/v1/exports/" + dataset);
    }

    private static void awaitAPlace() throws InterruptedException {
        Instant latest = Instant.now().plus(LONGEST_WAIT);
        while (given().get("/api/v1/exports/structures").statusCode() != 200) {
            assertThat(Instant.now()).isBefore(latest);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
