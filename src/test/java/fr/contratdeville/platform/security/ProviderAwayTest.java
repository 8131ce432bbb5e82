package fr.contratdeville.platform.security;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service whose OpenID provider cannot be reached. */
@QuarkusTest
@TestProfile(ProviderAwayTest.Away.class)
class ProviderAwayTest extends ApiTest {

    private static final String STRUCTURES = "/api/v1/structures";

    public static class Away implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.auth-server-url", "http://localhost:1/realms/grand-dole");
        }
    }

    @Test
    void a_token_that_cannot_be_verified_is_not_believed_and_the_caller_told_to_come_back() {
        as(Tokens.agglomeration())
                .get(STRUCTURES)
                .then()
                .spec(problem(503, "unavailable"))
                .header("Retry-After", equalTo("5"));
    }

    @Test
    void what_needs_no_token_is_answered() {
        anonymous().get(STRUCTURES).then().statusCode(200);
    }

    @Test
    void the_document_that_is_served_says_where_to_log_in() {
        anonymous()
                .noFilters()
                .get("/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.securitySchemes.openid.type", equalTo("openIdConnect"))
                .body(
                        "components.securitySchemes.openid.openIdConnectUrl",
                        equalTo("http://localhost:1/realms/grand-dole/.well-known/openid-configuration"))
                .body("paths.'/api/v1/structures'.get.security", hasSize(3))
                .body("paths.'/api/v1/structures'.post.security", hasSize(2))
                .body("paths.'/api/v1/structures'.post.security[1].openid", equalTo(List.of()));
    }
}
