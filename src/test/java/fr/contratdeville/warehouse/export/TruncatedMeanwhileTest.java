package fr.contratdeville.warehouse.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A truncated table is empty even for transactions that see what was before, so a pull may not see it half-way. */
@QuarkusTest
class TruncatedMeanwhileTest extends ApiTest {

    private static final String WAITING = """
            select exists (
                select from pg_stat_activity where pid <> pg_backend_pid() and wait_event_type = 'Lock'
                    and query ~ '^(lock table|select count).*action_neighbourhood')
            """;

    @Test
    void a_pull_that_shows_a_truncated_table_goes_on_after_the_truncation() throws Exception {
        String contract = Stored.contract("grand-dole", 2022, 2024);
        Stored.neighbourhood(contract, "Les Mesnils-Pasteur");
        Stored.action(contract, Stored.structure("Femmes Debout"), 2023, "CLAS");
        execute("""
                insert into action_neighbourhood (contract_id, action_id, neighbourhood_id)
                    select a.contract_id, a.id, n.id from action a, neighbourhood n
                """);
        // The first one of all would wait for everyone who writes.
        close(given().post("/api/v1/exports"));
        CompletableFuture<Response> pull;
        try (Connection truncating = database.getConnection()) {
            truncating.setAutoCommit(false);
            truncating.createStatement().execute("truncate action_neighbourhood");
            pull = CompletableFuture.supplyAsync(() -> given().post("/api/v1/exports"));
            boolean waits = aPullWaits();
            for (int i = 0; !waits && i < 1000; i++) {
                TimeUnit.MILLISECONDS.sleep(10);
                waits = aPullWaits();
            }
            assertThat(waits).isTrue();
            truncating.commit();
        }

        Response manifest = pull.get();
        try {
            assertThat(manifest.jsonPath().getInt("datasets.find { it.name == 'action-neighbourhoods' }.rows"))
                    .isZero();
            assertThat(given().get(manifest.jsonPath().getString("changes"))
                            .jsonPath()
                            .getList("items"))
                    .as("deletions of rows that were not there")
                    .isEmpty();
        } finally {
            close(manifest);
        }
    }

    private static void close(Response pull) {
        given().delete(pull.jsonPath().getString("self")).then().statusCode(204);
    }

    private boolean aPullWaits() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet waiting = statement.executeQuery(WAITING)) {
            waiting.next();
            return waiting.getBoolean(1);
        }
    }
}
