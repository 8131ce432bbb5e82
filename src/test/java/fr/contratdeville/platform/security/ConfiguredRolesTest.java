package fr.contratdeville.platform.security;

import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.SmallLimits;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that is told to look for roles in several places. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class ConfiguredRolesTest extends ApiTest {

    static Stream<Map<String, ?>> places() {
        List<String> roles = List.of("agglomeration");
        return Stream.of(
                Map.of("realm_access", Map.of("roles", roles)),
                Map.of("groups", roles),
                Map.of("resource_access", Map.of("https://api.example.org", Map.of("roles", roles))));
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_role_is_found_in_every_place_that_is_configured(Map<String, ?> claims) {
        creatingAStructure(Tokens.with(claims), 201, null);
    }

    @Test
    void a_role_is_found_in_no_other_place_and_the_configured_ones_are_told() {
        creatingAStructure(
                Tokens.with(Map.of("roles", List.of("agglomeration"), "scope", "agglomeration")),
                403,
                "Bearer error=\"insufficient_scope\", error_description=\"no role of this service in "
                        + "realm_access/roles, groups, resource_access/https://api.example.org/roles\"");
    }

    private static void creatingAStructure(String token, int status, String challenge) {
        as(token)
                .contentType("application/json")
                .body("{\"name\": \"Femmes Debout\", \"kind\": \"association\"}")
                .post("/api/v1/structures")
                .then()
                .statusCode(status)
                .header("WWW-Authenticate", equalTo(challenge));
    }
}
