package fr.contratdeville.platform.security.keycloak;

import fr.contratdeville.testing.PackagedService;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The service on an embedded database with the 2023 bilan, and its Keycloak: started once for the tests that share them. */
final class Installation implements AutoCloseable {

    /** Gives a test the installation that all share. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Installation.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Installation.class))
                    .computeIfAbsent(Installation.class);
        }
    }

    private static final String PARTNER = "Centre social Olympe de Gouges";

    private final PackagedService service;
    private final Keycloak keycloak;
    private final String structure;

    Installation() throws IOException, InterruptedException {
        int port = PackagedService.freePort();
        service = PackagedService.start(
                Files.createTempDirectory(Path.of("target"), "installation"),
                Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", Keycloak.issuer(port)));
        try {
            structure = service.requests()
                    .queryParam("name", PARTNER)
                    .get("/api/v1/structures")
                    .path("items[0].id");
            keycloak = Keycloak.start(port, Map.of("API_ADDRESS", service.address(), "PARTNER_STRUCTURE", structure));
        } catch (IOException | InterruptedException | RuntimeException failure) {
            service.close();
            throw failure;
        }
    }

    PackagedService service() {
        return service;
    }

    Keycloak keycloak() {
        return keycloak;
    }

    /** The id of the structure that the partner's software reports for. */
    String structure() {
        return structure;
    }

    /** The front end that the service itself brings. */
    Login frontEnd() {
        return new Login(
                keycloak, "contrat-de-ville-swagger-ui", service.address() + "/swagger-ui/oauth2-redirect.html");
    }

    RequestSpecification as(String token) {
        return service.requests().auth().oauth2(token);
    }

    @Override
    public void close() throws InterruptedException {
        try {
            keycloak.close();
        } finally {
            service.close();
        }
    }
}
