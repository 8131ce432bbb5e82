package fr.contratdeville.platform.security;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.ResponseSpecification;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens are believed, and what is answered to those who have no such token. */
@QuarkusTest
class TokensTest extends ApiTest {

    private static final String STRUCTURES = "/api/v1/structures";
    private static final String STRUCTURE = "{\"name\": \"Femmes Debout\", \"kind\": \"association\"}";

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("expired", (Supplier<String>) Tokens::expired),
                Arguments.of("of a wrong issuer", (Supplier<String>) Tokens::fromWrongIssuer),
                Arguments.of("for a wrong audience", (Supplier<String>) Tokens::forWrongAudience),
                Arguments.of("without a subject", (Supplier<String>) Tokens::withoutSubject),
                Arguments.of("signed with an unknown key", (Supplier<String>) Tokens::signedWithUnknownKey),
                Arguments.of("alg: none", (Supplier<String>) Tokens::unsigned),
                Arguments.of("alg: HS256", (Supplier<String>) Tokens::signedWithThePublicKeysText),
                Arguments.of("tampered with", (Supplier<String>) Tokens::tamperedWith),
                Arguments.of("no JWT", (Supplier<String>) () -> "agglomeration"),
                Arguments.of("half a JWT", (Supplier<String>) () -> "eyJhbGciOiJub25lIn0.e30"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void a_bad_token_is_refused_wherever_it_is_shown(String what, Supplier<String> token) throws SQLException {
        posting(as(token.get())).then().spec(unauthenticated()).header("WWW-Authenticate", equalTo("Bearer"));
        as(token.get()).get(STRUCTURES).then().spec(unauthenticated()).header("WWW-Authenticate", equalTo("Bearer"));

        assertThat(query("select name from structure")).isEmpty();
    }

    @Test
    void without_a_token_nothing_is_written() throws SQLException {
        posting(anonymous()).then().spec(unauthenticated()).header("WWW-Authenticate", equalTo("Bearer"));

        assertThat(query("select name from structure")).isEmpty();
    }

    @Test
    void without_a_token_not_even_what_is_wrong_with_a_body_is_told() {
        anonymous()
                .contentType("application/json")
                .body("{")
                .post(STRUCTURES)
                .then()
                .spec(unauthenticated());
    }

    @Test
    void without_a_token_what_is_published_is_read() {
        anonymous().get(STRUCTURES).then().statusCode(200);
        as(Tokens.withoutRole()).get(STRUCTURES).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner", "warehouse", "reader", "admin"})
    void a_token_of_another_role_is_not_enough_to_write(String role) throws SQLException {
        posting(as(Tokens.withRole(role))).then().spec(problem(403, "forbidden"));

        assertThat(query("select name from structure")).isEmpty();
    }

    @Test
    void a_role_is_found_where_keycloak_puts_it() {
        posting(as(Tokens.withRealmRole("agglomeration"))).then().statusCode(201);
        posting(as(Tokens.withRealmRole("partner"))).then().spec(problem(403, "forbidden"));
    }

    @Test
    void a_refusal_is_told_in_english_to_who_prefers_it() {
        posting(anonymous().header("Accept-Language", "en"))
                .then()
                .spec(unauthenticated())
                .body("title", equalTo("Authentication required"));
        posting(as(Tokens.expired()).header("Accept-Language", "en"))
                .then()
                .spec(unauthenticated())
                .body("title", equalTo("Authentication required"));
    }

    private static ResponseSpecification unauthenticated() {
        return problem(401, "unauthenticated");
    }

    private static Response posting(RequestSpecification request) {
        return request.contentType("application/json").body(STRUCTURE).post(STRUCTURES);
    }
}
