package fr.contratdeville.platform.security.keycloak;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person who logs in at Keycloak for a front end: its form, an authorization code, and PKCE. */
final class Login {

    static final String VERIFIER = "a-verifier-that-only-the-front-end-knows-0123456789";

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final Keycloak keycloak;
    private final String client;
    private final String redirectUri;

    Login(Keycloak keycloak, String client, String redirectUri) {
        this.keycloak = keycloak;
        this.client = client;
        this.redirectUri = redirectUri;
    }

    String tokenOf(String person) {
        return tokensOf(person).path("access_token");
    }

    /** All tokens that a login brings. */
    Response tokensOf(String person) {
        return exchange(codeFor(person), VERIFIER)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    String codeFor(String person) {
        Response form = ask(challenge());
        Matcher action = FORM.matcher(form.asString());
        assertThat(action.find()).as("a form to log in: " + form.asString()).isTrue();
        // Keycloak marks its cookies as for secure connections only. Browsers take localhost for one.
        String location = given().noFilters()
                .redirects()
                .follow(false)
                .cookies(form.getCookies())
                .formParam("username", person)
                .formParam("password", Keycloak.SECRET)
                .post(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Location");
        assertThat(location).startsWith(redirectUri);
        Matcher code = CODE.matcher(location);
        assertThat(code.find()).as("a code in " + location).isTrue();
        return code.group(1);
    }

    static Map<String, String> challenge() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code_challenge", sha256(VERIFIER));
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    /** The request with which a front end sends a person to Keycloak. */
    Response ask(Map<String, String> challenge) {
        return given().noFilters()
                .redirects()
                .follow(false)
                .queryParam("client_id", client)
                .queryParam("response_type", "code")
                .queryParam("scope", "openid")
                .queryParam("redirect_uri", redirectUri)
                .queryParams(challenge)
                .get(keycloak.endpoint("auth"));
    }

    Response exchange(String code, String verifier) {
        return given().noFilters()
                .formParam("grant_type", "authorization_code")
                .formParam("client_id", client)
                .formParam("redirect_uri", redirectUri)
                .formParam("code", code)
                .formParam("code_verifier", verifier)
                .post(keycloak.endpoint("token"));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
