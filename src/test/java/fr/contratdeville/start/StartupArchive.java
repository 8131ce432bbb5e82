package fr.contratdeville.start;

import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the archive with which the image starts: the classes that a start and the first requests load, linked, and what the
 * virtual machine has learnt of them (JEP 483, 514 and 515, from Java 25 on). It belongs to the very jars and the very Java
 * that it was made with; with others it is left unread, and the service starts as it would without. A JRE is another Java than the
 * JDK that it comes from, and a jar with another date is another jar. Run by the profile
 * {@code image}, on a PostgreSQL of its own, with the system properties of {@link PackagedService}.
 */
final class StartupArchive {

    private static final int ROUNDS = 50;

    private static final List<String> READS = List.of(
            "/api/v1/structures",
            "/api/v1/actions?year=2023&limit=50",
            "/api/v1/actions/{id}",
            "/api/v1/actions/{id}/indicator-values",
            "/api/v1/aggregates/structures?year=2023",
            "/api/v1/aggregates?groupBy=pillar,year",
            "/api/v1/exports/indicator-values",
            "/q/health/ready",
            "/openapi");

    private StartupArchive() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("startup-archive");
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                PackagedService service = PackagedService.start(directory, settings(database))) {
            String token = Tokens.warehouse();
            String action = service.requests().get("/api/v1/actions?limit=1").path("items[0].id");
            for (int round = 0; round < ROUNDS; round++) {
                for (String read : READS) {
                    int status = service.requests()
                            .header("Authorization", "Bearer " + token)
                            .get(read.replace("{id}", action))
                            .statusCode();
                    if (status != 200) {
                        throw new IllegalStateException(read + ": " + status);
                    }
                }
            }
        }
    }

    private static Map<String, String> settings(EmbeddedPostgres database) {
        Map<String, String> provider = Tokens.newProvider();
        // Where Tokens looks for what to sign with.
        provider.forEach(System::setProperty);
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_OIDC_PUBLIC_KEY", provider.get("quarkus.oidc.public-key"));
        settings.put("QUARKUS_OIDC_TOKEN_ISSUER", provider.get("quarkus.oidc.token.issuer"));
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.getJdbcUrl("postgres", "postgres"));
        settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        settings.put("CONTRATDEVILLE_DATASET_LOAD", "always");
        return settings;
    }
}
