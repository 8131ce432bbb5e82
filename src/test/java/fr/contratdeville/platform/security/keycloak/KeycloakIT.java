package fr.contratdeville.platform.security.keycloak;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Installation.Shared.class)
class KeycloakIT {

    private static final String STRUCTURE = "{\"name\": \"Femmes Debout\", \"kind\": \"association\"}";
    private static final String AUDIENCE = """
            "protocolMappers": [{"name": "audience", "protocol": "openid-connect",
              "protocolMapper": "oidc-audience-mapper",
              "config": {"included.custom.audience": "contrat-de-ville-api", "access.token.claim": "true"}}]""";
    private static final String AUDIENCE_IN_ID_TOKENS =
            AUDIENCE.replace("\"access.token.claim\"", "\"id.token.claim\": \"true\", \"access.token.claim\"");
    private static final int SHORT_LIFE_IN_SECONDS = 2;

    private final Installation installation;
    private final Keycloak keycloak;
    private int structuresBefore;

    KeycloakIT(Installation installation) {
        this.installation = installation;
        this.keycloak = installation.keycloak();
    }

    @BeforeEach
    void count() {
        structuresBefore = structures();
    }

    private int structures() {
        return installation
                .service()
                .requests()
                .get("/api/v1/structures?total=true")
                .path("total");
    }

    /** What the agglomeration alone may do. */
    private Response createStructure(String token) {
        return installation
                .as(token)
                .contentType(ContentType.JSON)
                .body(STRUCTURE)
                .post("/api/v1/structures");
    }

    private void assertRefused(String token) {
        createStructure(token)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
        installation.as(token).get("/api/v1/structures").then().statusCode(401);
        assertThat(structures()).isEqualTo(structuresBefore);
    }

    private void assertForbidden(String token) {
        createStructure(token)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden"));
        installation.as(token).get("/api/v1/structures").then().statusCode(200);
        assertThat(structures()).isEqualTo(structuresBefore);
    }

    private static JsonNode claims(String token) {
        return Json.of(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    @Test
    void the_software_of_a_partner_is_a_partner_for_its_structures() {
        String token = keycloak.tokenOf("partner-software");

        assertThat(claims(token).at("/realm_access/roles")).hasToString("[\"partner\"]");
        assertThat(claims(token).at("/structures")).hasToString("[\"" + installation.structure() + "\"]");
        assertForbidden(token);
    }

    @Test
    void the_warehouse_writes_nothing() {
        assertForbidden(keycloak.tokenOf("warehouse"));
    }

    @Test
    void the_software_of_the_agglomeration_may_write() {
        createStructure(keycloak.tokenOf("agglomeration-software")).then().statusCode(201);
    }

    @Test
    void a_person_logs_in_with_a_code_and_pkce() {
        String token = installation.frontEnd().tokenOf("agathe");

        assertThat(claims(token).path("preferred_username").asText()).isEqualTo("agathe");
        createStructure(token).then().statusCode(201);
    }

    @Test
    void a_code_is_worth_nothing_without_its_verifier() {
        Login frontEnd = installation.frontEnd();

        frontEnd.exchange(frontEnd.codeFor("agathe"), "another-verifier-than-the-front-end-had-0123456789")
                .then()
                .statusCode(400)
                .body("access_token", nullValue());
    }

    @Test
    void no_code_is_given_without_pkce_or_for_a_plain_challenge() {
        Login frontEnd = installation.frontEnd();

        assertThat(frontEnd.ask(Map.of()).header("Location")).contains("error=invalid_request");
        assertThat(frontEnd.ask(Map.of("code_challenge", Login.VERIFIER, "code_challenge_method", "plain"))
                        .header("Location"))
                .contains("error=invalid_request");
    }

    @Test
    void nobody_hands_a_password_to_a_front_end() {
        given().noFilters()
                .formParam("grant_type", "password")
                .formParam("client_id", "contrat-de-ville-swagger-ui")
                .formParam("username", "agathe")
                .formParam("password", Keycloak.SECRET)
                .post(keycloak.endpoint("token"))
                .then()
                .statusCode(400)
                .body("access_token", nullValue());
    }

    @Test
    void people_do_not_choose_their_own_structures() {
        String token = new Login(keycloak, "account-console", keycloak.account()).tokenOf("agathe");
        Map<String, Object> profile = given().noFilters()
                .auth()
                .oauth2(token)
                .accept(ContentType.JSON)
                .get(keycloak.account())
                .then()
                .statusCode(200)
                .extract()
                .path("");
        profile.put("attributes", Map.of("structures", new String[] {installation.structure()}));

        given().noFilters()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(profile)
                .post(keycloak.account())
                .then()
                .statusCode(is(in(List.of(204, 400))));

        assertThat(claims(installation.frontEnd().tokenOf("agathe")).has("structures"))
                .isFalse();
    }

    @Test
    void a_token_of_another_realm_is_refused() {
        assertRefused(keycloak.tokenOf("agglomeration-software", Keycloak.ANOTHER_REALM));
    }

    @Test
    void a_token_for_another_service_is_refused() {
        keycloak.addProgram("another-service", "\"protocolMappers\": []");
        String token = keycloak.tokenOf("another-service");

        assertThat(claims(token).at("/realm_access/roles").toString()).contains("\"agglomeration\"");
        assertRefused(token);
    }

    @Test
    void what_a_login_brings_besides_the_access_token_is_refused() {
        String redirectUri = installation.service().address() + "/";
        keycloak.addFrontEnd("with-audience-in-all", redirectUri, AUDIENCE_IN_ID_TOKENS);
        Response tokens = new Login(keycloak, "with-audience-in-all", redirectUri).tokensOf("agathe");
        createStructure(tokens.path("access_token")).then().statusCode(201);
        structuresBefore = structures();

        String idToken = tokens.path("id_token");
        assertThat(claims(idToken).path("aud").toString()).contains("contrat-de-ville-api");
        assertRefused(idToken);
        createStructure(idToken)
                .then()
                .header(
                        "WWW-Authenticate",
                        equalTo("Bearer error=\"invalid_token\","
                                + " error_description=\"typ does not say that this is an access token\""));
        assertRefused(tokens.path("refresh_token"));
    }

    @Test
    void a_token_is_refused_when_its_time_is_over() throws InterruptedException {
        keycloak.addProgram(
                "short-lived",
                AUDIENCE + ", \"attributes\": {\"access.token.lifespan\": \"%d\"}".formatted(SHORT_LIFE_IN_SECONDS));
        String token = keycloak.tokenOf("short-lived");
        createStructure(token).then().statusCode(201);
        structuresBefore = structures();

        TimeUnit.SECONDS.sleep(SHORT_LIFE_IN_SECONDS + 1);

        assertRefused(token);
    }

    @Test
    void a_token_that_was_changed_is_refused() {
        String[] parts = keycloak.tokenOf("partner-software").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String stronger = claims.replace("[\"partner\"]", "[\"agglomeration\"]");
        assertThat(stronger).isNotEqualTo(claims);

        assertRefused(parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(stronger.getBytes(StandardCharsets.UTF_8))
                + "." + parts[2]);
    }

    @AfterEach
    void nothing_unexpected_has_happened() throws Exception {
        assertThat(installation.service().output()).doesNotContain("ERROR");
    }
}
