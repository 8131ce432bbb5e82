package fr.contratdeville.platform.security;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.StoppableAndClosed;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that lets nobody read without a token. */
@QuarkusTest
@TestProfile(StoppableAndClosed.class)
class ClosedReadingTest extends ApiTest {

    private static final String STRUCTURES = "/api/v1/structures";

    @Test
    void nobody_reads_without_a_token() {
        anonymous().get(STRUCTURES).then().spec(problem(401, "unauthenticated"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "admin"})
    void a_token_without_a_role_of_this_service_is_not_enough(String role) {
        as(Tokens.withoutRole()).get(STRUCTURES).then().spec(problem(403, "forbidden"));
        as(Tokens.withRole(role)).get(STRUCTURES).then().spec(problem(403, "forbidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agglomeration", "partner", "warehouse"})
    void every_role_of_this_service_reads(String role) {
        as(Tokens.withRole(role)).get(STRUCTURES).then().statusCode(200);
    }

    /** It would be given again to who may read: asked for the third time, nothing is read. */
    @Test
    void what_is_kept_for_others_is_given_to_nobody_else() {
        String contracts = "/api/v1/city-contracts";
        for (int i = 0; i < 3; i++) {
            given().get(contracts).then().statusCode(200);
        }

        anonymous().get(contracts).then().spec(problem(401, "unauthenticated"));
        as(Tokens.withoutRole()).get(contracts).then().spec(problem(403, "forbidden"));
        as(Tokens.expired()).get(contracts).then().statusCode(401);
    }

    @Test
    void the_document_that_is_served_says_so() {
        given().noFilters()
                .get("/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/structures'.get.security", hasSize(1))
                .body("paths.'/api/v1/structures'.get.security[0].bearer", equalTo(List.of()));
    }
}
