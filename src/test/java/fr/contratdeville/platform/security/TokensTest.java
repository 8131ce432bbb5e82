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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final String NO_JWT = "the token is not a signed JWT";
    private static final String ALGORITHM = "alg: a signature of this kind is not accepted";
    private static final String SIGNATURE = "the signature is by no key of the trusted issuer";
    private static final String AUDIENCE = "aud does not name this service";
    private static final String SUBJECT = "sub is missing or not a readable text";
    private static final String TYP = "typ does not say that this is an access token";
    private static final String HASH = "at_hash or c_hash: this is an ID token, not an access token";

    static Stream<Arguments> bad() {
        return Stream.of(
                told("expired", Tokens::expired, "exp: the token has expired"),
                told("of a wrong issuer", Tokens::fromWrongIssuer, "iss is not the issuer that is trusted"),
                told("for a wrong audience", Tokens::forWrongAudience, AUDIENCE),
                told("without a subject", with("sub", null), SUBJECT),
                told("signed with an unknown key", Tokens::signedWithUnknownKey, SIGNATURE),
                told("alg: none", Tokens::unsigned, ALGORITHM),
                told("alg: HS256", Tokens::signedWithThePublicKeysText, ALGORITHM),
                told("tampered with", Tokens::tamperedWith, SIGNATURE),
                told("no JWT", () -> "agglomeration", NO_JWT),
                told("half a JWT", () -> "eyJhbGciOiJub25lIn0.e30", NO_JWT));
    }

    static Stream<Arguments> incomplete() {
        return Stream.of(
                told("without an audience", with("aud", null), AUDIENCE),
                told("without an issuer", with("iss", null), "iss is not the issuer that is trusted"),
                told("not valid yet", with("nbf", inTenMinutes()), "nbf: the token is not valid yet"),
                told("with an empty subject", with("sub", " "), SUBJECT));
    }

    /** Signed by the trusted issuer, for this service and for somebody with a role, but no access token. */
    static Stream<Arguments> somethingElse() {
        return Stream.of(
                told("an ID token of Keycloak", with("typ", "ID"), TYP),
                told("a refresh token of Keycloak", with("typ", "Refresh"), TYP),
                told("an offline token of Keycloak", with("typ", "Offline"), TYP),
                told("a logout token of Keycloak", with("typ", "Logout"), TYP),
                told("bound to a key", with("typ", "DPoP"), TYP),
                told("of a kind that is no text", with("typ", List.of("Bearer")), TYP),
                told("a logout token", ofType("logout+jwt"), TYP),
                told("an introspection", ofType("application/token-introspection+jwt"), TYP),
                told(
                        "a security event",
                        with("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())),
                        "events: this is a logout token or another security event, not an access token"),
                told(
                        "an ID token of Cognito",
                        with("token_use", "id"),
                        "token_use does not say that this is an access token"),
                told(
                        "a refresh token",
                        with("token_type", "refresh"),
                        "token_type does not say that this is an access token"),
                told("an ID token of a login", with("at_hash", "MTIzNDU2Nzg5MDEyMzQ1Ng"), HASH),
                told("an ID token beside a code", with("c_hash", "MTIzNDU2Nzg5MDEyMzQ1Ng"), HASH),
                told(
                        "an ID token with a nonce",
                        with("nonce", "n-0S6_WzA2Mj"),
                        "nonce without scope: this is an ID token, not an access token"));
    }

    static Stream<Arguments> accessTokens() {
        return Stream.of(
                Arguments.of("of Keycloak", with(Map.of("typ", "Bearer", "azp", "front-end", "scope", "openid"))),
                Arguments.of("of Keycloak 24", with(Map.of("typ", "Bearer", "nonce", "n-0S6_WzA2Mj"))),
                Arguments.of("of Cognito", with(Map.of("token_use", "access"))),
                Arguments.of("with a nonce and scopes", with(Map.of("nonce", "n-0S6_WzA2Mj", "scp", List.of("api")))),
                Arguments.of("with events of its own", with(Map.of("events", List.of("forum")))),
                Arguments.of("as RFC 9068 has it", ofType("at+jwt")),
                Arguments.of("as RFC 9068 has it, in full", ofType("application/at+jwt")),
                Arguments.of("of LemonLDAP::NG", ofType("at+JWT")));
    }

    private static Arguments told(String what, Supplier<String> token, String why) {
        return Arguments.of(what, token, why);
    }

    private static Supplier<String> with(String claim, Object value) {
        Map<String, Object> claims = new HashMap<>();
        claims.put(claim, value);
        return with(claims);
    }

    private static Supplier<String> with(Map<String, ?> claims) {
        return () -> Tokens.with(claims, "agglomeration");
    }

    private static Supplier<String> ofType(String type) {
        return () -> Tokens.ofType(type, "agglomeration");
    }

    private static long inTenMinutes() {
        return Instant.now().plusSeconds(600).getEpochSecond();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"bad", "incomplete", "somethingElse"})
    void a_bad_token_is_refused_wherever_it_is_shown_and_told_why(String what, Supplier<String> token, String why)
            throws SQLException {
        posting(as(token.get())).then().spec(refused(why));
        as(token.get()).get(STRUCTURES).then().spec(refused(why));

        assertThat(query("select name from structure")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accessTokens")
    void an_access_token_is_believed_however_it_is_marked(String what, Supplier<String> token) {
        posting(as(token.get())).then().statusCode(201);
    }

    @Test
    void all_that_is_wrong_with_a_token_is_told_at_once() {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", null);
        claims.put("aud", "account");
        claims.put("typ", "ID");

        posting(as(Tokens.with(claims, "agglomeration"))).then().spec(refused(AUDIENCE + "; " + SUBJECT + "; " + TYP));
    }

    static Stream<Object> noArraysOfIds() {
        String id = "01a205c7-2f5a-712a-a8ef-c54d8a41c872";
        return Stream.of(id, Map.of(id, true), List.of(id, "Centre social"), List.of("1-1-1-1-1"), List.of(17));
    }

    @ParameterizedTest
    @MethodSource("noArraysOfIds")
    void a_partner_whose_structures_cannot_be_read_is_refused_and_told_so(Object structures) {
        String token = Tokens.with(Map.of("structures", structures), "partner");

        as(token).get(STRUCTURES).then().spec(refused("structures is not an array of ids"));
    }

    @Test
    void what_structures_says_means_nothing_for_other_roles() {
        posting(as(Tokens.with(Map.of("structures", "all"), "agglomeration")))
                .then()
                .statusCode(201);
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
    @ValueSource(strings = {"partner", "warehouse"})
    void a_token_of_another_role_is_not_enough_to_write(String role) throws SQLException {
        posting(as(Tokens.withRole(role))).then().spec(insufficient("another role is needed"));

        assertThat(query("select name from structure")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "admin"})
    void a_token_without_a_role_of_this_service_is_told_where_roles_are_looked_for(String role) {
        posting(as(Tokens.withRole(role))).then().spec(insufficient("no role of this service in realm_access/roles"));
        posting(as(Tokens.withoutRole())).then().spec(insufficient("no role of this service in realm_access/roles"));
    }

    @Test
    void a_partner_is_told_that_its_structures_do_not_suffice() {
        as(Tokens.partner())
                .get("/api/v1/aggregates/structures?figures=all")
                .then()
                .spec(insufficient("structures does not name the structure concerned"));
    }

    @Test
    void groups_that_somebody_is_a_member_of_neither_hide_roles_nor_give_any() {
        posting(as(Tokens.with(Map.of("groups", List.of("/mairie/agents")), "agglomeration")))
                .then()
                .statusCode(201);
        posting(as(Tokens.with(Map.of("groups", List.of("agglomeration")), "partner")))
                .then()
                .spec(insufficient("another role is needed"));
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

    private static ResponseSpecification refused(String why) {
        return unauthenticated()
                .header(
                        "WWW-Authenticate",
                        equalTo("Bearer error=\"invalid_token\", error_description=\"" + why + "\""));
    }

    private static ResponseSpecification insufficient(String why) {
        return problem(403, "forbidden")
                .header(
                        "WWW-Authenticate",
                        equalTo("Bearer error=\"insufficient_scope\", error_description=\"" + why + "\""));
    }

    private static Response posting(RequestSpecification request) {
        return request.contentType("application/json").body(STRUCTURE).post(STRUCTURES);
    }
}
