package fr.contratdeville.platform.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.PackagedService;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OutageKeycloakIT {

    private static final int WAITING = 50;

    @TempDir
    Path directory;

    private PackagedService service;

    private PackagedService startService(int keycloak) throws Exception {
        return PackagedService.start(directory, Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", Keycloak.issuer(keycloak)));
    }

    private Response createStructure(String token) {
        return service.requests()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"name\": \"Femmes Debout\", \"kind\": \"association\"}")
                .post("/api/v1/structures");
    }

    private int structures() {
        return service.requests().get("/api/v1/structures?total=true").path("total");
    }

    private void assertUnavailable(String token) {
        int before = structures();
        createStructure(token)
                .then()
                .statusCode(503)
                .header("Retry-After", "5")
                .contentType("application/problem+json")
                .body("code", equalTo("unavailable"));
        assertThat(structures()).isEqualTo(before);
    }

    @Test
    void the_service_waits_for_keycloak_and_outlives_it() throws Exception {
        int port = PackagedService.freePort();
        service = startService(port);
        try (PackagedService running = service) {
            assertThat(service.output()).contains("OIDC server is not available at the '" + Keycloak.issuer(port));
            assertUnavailable("any.token.whatsoever");

            String token;
            String signedWithAnUnknownKey;
            try (Keycloak keycloak = Keycloak.start(port, Map.of())) {
                token = keycloak.tokenOf("agglomeration-software");
                signedWithAnUnknownKey = keycloak.tokenOf("agglomeration-software", Keycloak.ANOTHER_REALM);
                createStructure(token).then().statusCode(201);
            }

            createStructure(token).then().statusCode(201);
            int structures = structures();
            createStructure(signedWithAnUnknownKey).then().statusCode(401);
            assertThat(structures()).isEqualTo(structures);
            assertThat(running.output()).doesNotContain("ERROR").doesNotContain("Exception");
        }
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_keycloak_that_does_not_answer_holds_nobody_up_for_long() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress())) {
            service = startService(silent.getLocalPort());
            try (PackagedService running = service) {
                assertUnavailable("any.token.whatsoever");
                running.requests().get("/api/v1/structures").then().statusCode(200);
            }
        }
    }
}
