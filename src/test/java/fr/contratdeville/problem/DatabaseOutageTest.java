package fr.contratdeville.problem;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DatabaseOutageTest.OwnDatabase.class)
class DatabaseOutageTest extends ApiTest {

    public static class OwnDatabase implements QuarkusTestProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(StoppableDatabase.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    Runnable stopTheDatabase;
    Runnable startTheDatabase;

    @Test
    void while_the_database_is_away_the_service_says_when_to_come_back_and_then_goes_on() {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");

        stopTheDatabase.run();
        try {
            given().get(path).then().spec(problem(503, "unavailable")).header("Retry-After", equalTo("5"));
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
}
