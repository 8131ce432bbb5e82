package fr.contratdeville.platform.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import fr.contratdeville.testing.PackagedService;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where Keycloak writes roles, and where the service finds them if it is configured as the documentation says. */
@ExtendWith(Installation.Shared.class)
class RolesKeycloakIT {

    private static final String AUDIENCE = """
            {"name": "audience", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper",
              "config": {"included.custom.audience": "contrat-de-ville-api", "access.token.claim": "true"}}""";
    private static final String GROUPS = """
            {"name": "groups", "protocol": "openid-connect", "protocolMapper": "oidc-group-membership-mapper",
              "config": {"claim.name": "groups", "full.path": "%s", "access.token.claim": "true"}}""";
    private static final Pattern ROW = Pattern.compile("\\| (roles? of [^|]+|groups) \\| `([^`]+)` \\|");

    private static final List<String> PROGRAMS =
            List.of("in-a-group", "in-the-group-of-that-name", "with-a-role-of-a-client");

    private final Installation installation;
    private final Keycloak keycloak;

    RolesKeycloakIT(Installation installation) {
        this.installation = installation;
        this.keycloak = installation.keycloak();
    }

    @Test
    void roles_are_found_where_they_are_configured_and_nowhere_else(@TempDir Path directory) throws Exception {
        keycloak.addProgram("in-a-group", mappers("true"));
        keycloak.addToGroup("in-a-group", "mairie", "agents");
        keycloak.addProgramWithoutRole("in-the-group-of-that-name", mappers("false"));
        keycloak.giveRealmRole("in-the-group-of-that-name", "partner");
        keycloak.addToGroup("in-the-group-of-that-name", "agglomeration");
        keycloak.addProgramWithoutRole("with-a-role-of-a-client", mappers("true"));
        keycloak.giveClientRole("with-a-role-of-a-client", "contrat-de-ville-api", "agglomeration");

        Map<String, String> paths = documentedPaths();

        assertThat(paths).containsOnlyKeys("roles of the realm", "roles of a client", "groups", "roles of both");
        createsStructures(paths.get("roles of the realm"), directory, "in-a-group");
        createsStructures(paths.get("groups"), directory, "in-the-group-of-that-name");
        createsStructures(paths.get("roles of a client"), directory, "with-a-role-of-a-client");
        createsStructures(paths.get("roles of both"), directory, "in-a-group", "with-a-role-of-a-client");
    }

    @Test
    void without_being_configured_the_service_finds_those_of_the_realm() {
        keycloak.addProgram("in-another-group", mappers("true"));
        keycloak.addToGroup("in-another-group", "dsi", "agents");

        createStructure(installation.service(), "in-another-group").statusCode(201);
    }

    private static String mappers(String fullPath) {
        return "\"protocolMappers\": [" + AUDIENCE + ", " + GROUPS.formatted(fullPath) + "]";
    }

    private static Map<String, String> documentedPaths() throws IOException {
        Map<String, String> paths = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("src/main/docs/en/running.md")));
        while (row.find()) {
            paths.put(row.group(1), row.group(2));
        }
        return paths;
    }

    /** @param programs all that may, of those that there are */
    private void createsStructures(String path, Path directory, String... programs) throws Exception {
        try (PackagedService service = PackagedService.start(
                Files.createTempDirectory(directory, "service"),
                Map.of(
                        "QUARKUS_OIDC_AUTH_SERVER_URL",
                        keycloak.issuer(),
                        "QUARKUS_OIDC_ROLES_ROLE_CLAIM_PATH",
                        path,
                        "CONTRATDEVILLE_DATASET_LOAD",
                        "never"))) {
            for (String program : PROGRAMS) {
                ValidatableResponse answer = createStructure(service, program);
                if (List.of(programs).contains(program)) {
                    answer.statusCode(201);
                } else {
                    answer.statusCode(403).header("WWW-Authenticate", containsString("insufficient_scope"));
                }
            }
        }
    }

    private ValidatableResponse createStructure(PackagedService service, String program) {
        return service.requests()
                .auth()
                .oauth2(keycloak.tokenOf(program))
                .contentType(ContentType.JSON)
                .body("{\"name\": \"%s\", \"kind\": \"association\"}".formatted(program))
                .post("/api/v1/structures")
                .then();
    }
}
