package fr.contratdeville.figures.aggregate.kept;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.ExpectedProblem;
import fr.contratdeville.testing.SixActions;
import fr.contratdeville.testing.StoppableAndClosed;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is kept neither goes round the permissions nor outlives the state of the database that it was computed from. */
@QuarkusTest
@TestProfile(StoppableAndClosed.class)
class ClosedTest extends ApiTest {

    private static final String YEARS = "/api/v1/aggregates/years?year=2022";

    private static final String COMPLETED = "rows[0].actions.byStatus.completed";

    Runnable stopTheDatabase;
    Runnable crashTheDatabase;
    Runnable startTheDatabase;

    @Test
    void it_is_not_given_to_who_may_not_read() {
        new SixActions();
        as(Tokens.partner()).get(YEARS).then().statusCode(200);

        anonymous().get(YEARS).then().spec(ExpectedProblem.problem(401, "unauthenticated"));
        as(Tokens.withoutRole()).get(YEARS).then().spec(ExpectedProblem.problem(403, "forbidden"));
    }

    @Test
    void without_a_database_it_is_not_given_either() {
        new SixActions();
        given().get(YEARS).then().statusCode(200);

        stopTheDatabase.run();
        given().get(YEARS).then().spec(ExpectedProblem.problem(503, "unavailable"));
        startTheDatabase.run();
        given().get(YEARS).then().statusCode(200);
    }

    @Test
    void what_is_written_after_a_crash_is_in_the_next_answer() throws SQLException {
        new SixActions();
        given().get(YEARS).then().body(COMPLETED, equalTo(0));

        crashTheDatabase.run();
        startTheDatabase.run();
        execute("update action set status = 'completed' where title = 'B'");

        given().get(YEARS).then().statusCode(200).body(COMPLETED, equalTo(1));
    }
}
