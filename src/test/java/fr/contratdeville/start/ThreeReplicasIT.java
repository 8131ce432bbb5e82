package fr.contratdeville.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.Tokens;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three instances that start at the same moment on an empty database, each of which would migrate it as the role that owns the
 * tables and fill it as the other: all of that is done once, and all three answer.
 */
class ThreeReplicasIT {

    private static final int REPLICAS = 3;
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    @TempDir
    static Path directory;

    private static EmbeddedPostgres server;
    private static final List<PackagedService> SERVICES = new ArrayList<>();

    @BeforeAll
    static void startAtTheSameMoment() throws Exception {
        server = EmbeddedPostgres.start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role contratdeville_owner login");
            statement.execute("create role contratdeville_service login");
            statement.execute("create database contratdeville owner contratdeville_owner");
        }
        Map<String, String> settings = settings();
        ExecutorService threads = Executors.newFixedThreadPool(REPLICAS);
        List<Future<PackagedService>> starting = new ArrayList<>();
        for (int replica = 0; replica < REPLICAS; replica++) {
            starting.add(threads.submit(() -> PackagedService.start(directory, settings)));
        }
        threads.shutdown();
        for (Future<PackagedService> each : starting) {
            SERVICES.add(each.get());
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (PackagedService each : SERVICES) {
            each.close();
        }
        server.close();
    }

    private static Map<String, String> settings() {
        Map<String, String> provider = Tokens.newProvider();
        System.setProperty("test.private-key", provider.get("test.private-key"));
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://localhost:%d/contratdeville".formatted(server.getPort()));
        settings.put("QUARKUS_DATASOURCE_USERNAME", "contratdeville_service");
        settings.put("QUARKUS_FLYWAY_USERNAME", "contratdeville_owner");
        // No server of the tests asks for one, but Flyway takes no name without.
        settings.put("QUARKUS_FLYWAY_PASSWORD", "any");
        settings.put("QUARKUS_OIDC_PUBLIC_KEY", provider.get("quarkus.oidc.public-key"));
        settings.put("QUARKUS_OIDC_TOKEN_ISSUER", provider.get("quarkus.oidc.token.issuer"));
        settings.put("CONTRATDEVILLE_DATASET_LOAD", "always");
        return settings;
    }

    @Test
    void each_migration_is_applied_once() throws Exception {
        List<String> migrations;
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            migrations = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("V"))
                    .map(name -> "db/migration/" + name)
                    .toList();
        }

        assertThat(read("select script from flyway_schema_history where success"))
                .containsExactlyInAnyOrderElementsOf(migrations);
        assertThat(read("select script from flyway_schema_history where not success"))
                .isEmpty();
    }

    @Test
    void the_2023_bilan_is_loaded_once_and_all_three_have_it() throws Exception {
        for (PackagedService each : SERVICES) {
            each.requests()
                    .get("/api/v1/actions?total=true")
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(39));
        }
        long loaders = 0;
        for (PackagedService each : SERVICES) {
            loaders += each.output()
                    .lines()
                    .filter(line -> line.contains("Loaded the 2023 bilan"))
                    .count();
        }
        assertThat(loaders).isOne();
    }

    @Test
    void what_one_writes_the_others_read_and_all_tell_the_same_changes() throws Exception {
        String pull = as(SERVICES.get(0)).post("/api/v1/exports").path("token");
        for (PackagedService each : SERVICES) {
            assertThat(FirstStartIT.statusOfAPost(as(each))).isEqualTo(201);
        }
        for (PackagedService each : SERVICES) {
            as(each).get("/api/v1/changes?after=" + pull)
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(REPLICAS));
        }
        assertThat(read("select id from change_feed")).hasSize(1);
    }

    @Test
    void nobody_has_failed_on_the_way() throws Exception {
        for (PackagedService each : SERVICES) {
            assertThat(each.output()).doesNotContain("ERROR").doesNotContain("WARN");
        }
    }

    private static RequestSpecification as(PackagedService service) {
        return service.requests().header("Authorization", "Bearer " + Tokens.agglomeration());
    }

    /** The only column of every row, as text. */
    private static List<String> read(String sql) throws SQLException {
        try (Connection connection =
                        server.getDatabase("postgres", "contratdeville").getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
