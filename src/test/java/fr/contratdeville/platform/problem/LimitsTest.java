package fr.contratdeville.platform.problem;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.SmallLimits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A service with limits other than the default ones. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class LimitsTest extends ApiTest {

    private static final String STRUCTURES = "/api/v1/structures";

    @Test
    void the_size_of_a_body_can_be_limited() {
        sending(" ".repeat(1024)).post(STRUCTURES).then().spec(problem(400, "malformed-json"));
        sending(" ".repeat(1025)).post(STRUCTURES).then().spec(problem(413, "body-too-large"));
    }

    @Test
    void the_depth_of_json_can_be_limited() {
        sending("[[[]]]").post(STRUCTURES).then().spec(problem(422, "invalid-body"));
        sending("[[[[]]]]").post(STRUCTURES).then().spec(problem(400, "json-too-deep"));
    }

    @Test
    void the_number_of_values_can_be_limited() {
        sending("[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18]")
                .post(STRUCTURES)
                .then()
                .spec(problem(422, "invalid-body"));
        sending("[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19]")
                .post(STRUCTURES)
                .then()
                .spec(problem(400, "json-too-long"));
    }

    @Test
    void the_number_of_requests_need_not_be_limited() {
        given().get(STRUCTURES).then().statusCode(200).header("RateLimit", nullValue());
    }
}
