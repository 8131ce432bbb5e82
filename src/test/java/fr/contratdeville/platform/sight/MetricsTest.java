package fr.contratdeville.platform.sight;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.contratdeville.review.bilan.BilanApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What those who run the service read of it, as Prometheus does. */
@QuarkusTest
class MetricsTest extends BilanApiTest {

    private static final String WAITING = "contratdeville_bilans{state=\"submitted\"}";
    private static final String LAG = "contratdeville_feed_lag_seconds";

    private static String metrics() {
        return given().noFilters().get("/q/metrics").asString();
    }

    /** @return 0 if there is none */
    private static double value(String series) {
        Matcher value =
                Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)$").matcher(metrics());
        return value.find() ? Double.parseDouble(value.group(1)) : 0;
    }

    @Test
    void requests_are_counted_by_their_route_and_not_by_what_they_ask_for() {
        String action = "01a205c7-2f5a-712a-a8ef-c54d8a41c872";

        given().get("/api/v1/actions/" + action).then().statusCode(404);

        assertThat(metrics())
                .contains("http_server_requests_seconds_count{method=\"GET\",outcome=\"CLIENT_ERROR\",status=\"404\","
                        + "uri=\"/api/v1/actions/{id}\"}")
                .containsPattern("http_server_requests_seconds_bucket\\{.*uri=\"/api/v1/actions/\\{id}\",le=\"0.25\"}")
                .doesNotContain(action);
    }

    @Test
    void what_is_refused_is_counted_by_the_reason() {
        String series = "contratdeville_problems_total{code=\"invalid-parameters\"}";
        double before = value(series);

        given().get("/api/v1/actions?surprise=1").then().statusCode(400);
        given().get("/api/v1/actions").then().statusCode(200);

        await().until(() -> value(series) == before + 1);
    }

    @Test
    void bilans_are_told_by_their_state() {
        await().until(() -> value(WAITING) == 0);

        created(BILANS, bilan(""));

        await().until(() -> value(WAITING) == 1);
    }

    @Test
    void what_an_open_transaction_keeps_from_the_feed_is_told() throws SQLException {
        try (Connection older = database.getConnection();
                Statement statement = older.createStatement()) {
            older.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()");
            Stored.structure("CCAS");

            await().until(() -> value(LAG) > 0);
            older.rollback();
        }
        await().until(() -> value(LAG) == 0);
    }

    @Test
    void the_pool_of_connections_is_told() {
        assertThat(metrics()).contains("agroal_active_count{datasource=\"default\"}", "agroal_awaiting_count");
    }

    @Test
    void rows_of_exports_are_counted() {
        String series = "contratdeville_export_rows_total{dataset=\"structures\",format=\"csv\"}";
        double before = value(series);

        given().accept("text/csv").get("/api/v1/exports/structures").then().statusCode(200);

        await().until(() -> value(series) == before + 2);
    }
}
