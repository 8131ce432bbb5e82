package fr.contratdeville.warehouse.export;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import fr.contratdeville.platform.replica.Position;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.SmallLimits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** What is configured as the replica is the primary itself, as after a failover: it is not taken for a replica. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class ReplicaThatIsNoneTest extends ApiTest {

    private static final String STRUCTURES = "/api/v1/structures";
    private static final String EXPORT = "/api/v1/exports/structures";
    private static final String STRUCTURE = "{\"name\": \"Régie de quartier\", \"kind\": \"association\"}";

    @Test
    void what_one_has_written_is_there() {
        Response written = given().contentType(ContentType.JSON).body(STRUCTURE).post(STRUCTURES);
        assertThat(written.statusCode()).isEqualTo(201);
        String position = written.header("Database-Position");
        assertThat(position).matches("[0-9A-F]+/[0-9A-F]+").isNotEqualTo("FFFFFFFF/FFFFFFFF");

        given().header("Read-After", position)
                .get(EXPORT)
                .then()
                .statusCode(200)
                .header("Read-From", equalTo("primary"))
                .body(containsString(written.path("id")));
    }

    @Test
    void every_later_write_is_at_a_later_position() {
        Response created = given().contentType(ContentType.JSON).body(STRUCTURE).post(STRUCTURES);
        String item = created.header("Location");
        Response deleted = given().header("If-Match", created.header("ETag")).delete(item);

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(byteInLog(deleted)).isGreaterThan(byteInLog(created));
    }

    private static long byteInLog(Response written) {
        return Position.parse(written.header("Database-Position")).orElseThrow().byteInLog();
    }

    @Test
    void what_wrote_nothing_has_no_position() {
        given().contentType(ContentType.JSON)
                .body("{\"name\": \"\"}")
                .post(STRUCTURES)
                .then()
                .statusCode(422)
                .header("Database-Position", equalTo(null));
        given().get(STRUCTURES).then().statusCode(200).header("Database-Position", equalTo(null));
    }

    @Test
    void a_position_that_nobody_has_given_is_refused() {
        given().header("Read-After", "yesterday")
                .get(EXPORT)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body("errors.code", hasItem("not-a-position"));
        given().header("Read-After", "0/1", "0/2")
                .get(EXPORT)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body("errors.code", hasItem("repeated"));
    }
}
