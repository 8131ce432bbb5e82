package fr.contratdeville.platform.problem;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.SmallLimits;
import fr.contratdeville.testing.StoppableAndClosed;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import fr.contratdeville.warehouse.changefeed.FeedTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StoppableAndClosed.class)
class DatabaseOutageTest extends ApiTest {

    Runnable stopTheDatabase;
    Runnable startTheDatabase;

    @Inject
    FeedTokens tokens;

    private String changes() throws SQLException {
        tokens.prepare();
        try (Connection pull = database.getConnection()) {
            return "/api/v1/changes?after=" + tokens.at(pull);
        }
    }

    @Test
    void who_follows_changes_is_told_so_too_and_goes_on_afterwards() throws SQLException {
        String changes = changes();

        stopTheDatabase.run();
        try {
            given().get(changes + "&wait=5").then().spec(problem(503, "unavailable"));
            given().get(changes.replace("changes", "changes/stream")).then().spec(problem(503, "unavailable"));
        } finally {
            startTheDatabase.run();
        }

        given().get(changes).then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void while_the_database_is_away_the_service_says_when_to_come_back_and_then_goes_on() {
        String structure = Stored.structure("Femmes Debout");
        String path = "/api/v1/structures/" + structure;

        stopTheDatabase.run();
        try {
            // What a partner may do is found out before anything of the request is done.
            as(Tokens.partner(structure)).get(path).then().spec(problem(503, "unavailable"));
            given().header("Origin", SmallLimits.ORIGIN)
                    .get(path)
                    .then()
                    .spec(problem(503, "unavailable"))
                    .header("Retry-After", equalTo("5"))
                    .header("Access-Control-Allow-Origin", equalTo(SmallLimits.ORIGIN));
            sending("{\"name\": \"Autre\", \"kind\": \"association\"}")
                    .post("/api/v1/structures")
                    .then()
                    .spec(problem(503, "unavailable"));
        } finally {
            startTheDatabase.run();
        }

        given().get(path).then().statusCode(200).body("name", equalTo("Femmes Debout"));
        given().get("/api/v1/structures?total=true").then().statusCode(200).body("total", equalTo(1));
    }

    @Test
    void reads_without_a_transaction_say_so_too_and_go_on_afterwards() {
        String action = "/api/v1/actions/"
                + Stored.action(Stored.contract("dole", 2015, 2023), Stored.structure("CCAS"), 2022, "Accueil");

        stopTheDatabase.run();
        try {
            given().get(action).then().spec(problem(503, "unavailable")).header("Retry-After", equalTo("5"));
            given().get("/api/v1/actions").then().spec(problem(503, "unavailable"));
            given().get(action + "/indicator-values").then().spec(problem(503, "unavailable"));
        } finally {
            startTheDatabase.run();
        }

        given().get(action).then().statusCode(200).body("title", equalTo("Accueil"));
        given().get("/api/v1/actions?total=true").then().statusCode(200).body("total", equalTo(1));
        given().get(action + "/indicator-values").then().statusCode(200);
    }

    @Test
    void a_read_whose_connection_the_database_has_just_ended_is_made_on_another() throws SQLException {
        String action = "/api/v1/actions/"
                + Stored.action(Stored.contract("dole", 2015, 2023), Stored.structure("CCAS"), 2022, "Accueil");

        for (int i = 0; i < 5; i++) {
            given().get(action).then().statusCode(200);
            execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where pid <> pg_backend_pid() and datname = current_database()
                    """);

            given().get(action).then().statusCode(200).body("title", equalTo("Accueil"));
            given().get("/api/v1/actions").then().statusCode(200).body("items.size()", equalTo(1));
        }
    }
}
