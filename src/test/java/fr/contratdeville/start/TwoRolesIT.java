package fr.contratdeville.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service as a cluster runs it: one process migrates as the role that owns the tables, and ends; the one that
 * answers is not told that role's password.
 */
class TwoRolesIT {

    private static final String OWNERS_PASSWORD = "le-secret-du-proprietaire";
    private static final String SERVICES_PASSWORD = "le-secret-du-service";

    @TempDir
    static Path directory;

    private static EmbeddedPostgres server;
    private static Map<String, String> settings;
    private static PackagedService tooSoon;
    private static int exitOfTooSoon;
    private static PackagedService migration;
    private static int exitOfTheMigration;
    private static PackagedService service;

    @BeforeAll
    static void migrateAndStart() throws Exception {
        server = EmbeddedPostgres.start();
        execute("postgres", "create role contratdeville_owner login");
        execute("postgres", "create role contratdeville_service login");
        execute("postgres", "create database contratdeville owner contratdeville_owner");
        Map<String, String> provider = Tokens.newProvider();
        System.setProperty("test.private-key", provider.get("test.private-key"));
        settings = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://localhost:%d/contratdeville".formatted(server.getPort()),
                "QUARKUS_DATASOURCE_USERNAME",
                "contratdeville_service",
                "QUARKUS_DATASOURCE_PASSWORD",
                SERVICES_PASSWORD,
                "QUARKUS_OIDC_PUBLIC_KEY",
                provider.get("quarkus.oidc.public-key"),
                "QUARKUS_OIDC_TOKEN_ISSUER",
                provider.get("quarkus.oidc.token.issuer"));
        tooSoon = PackagedService.launch(directory, answering());
        exitOfTooSoon = tooSoon.waitForExit();
        migration = PackagedService.launch(directory, migrating());
        exitOfTheMigration = migration.waitForExit();
        service = PackagedService.start(directory, answering());
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        server.close();
    }

    private static Map<String, String> answering() {
        return with(Map.of("QUARKUS_FLYWAY_MIGRATE_AT_START", "false", "QUARKUS_FLYWAY_VALIDATE_AT_START", "true"));
    }

    private static Map<String, String> migrating() {
        return with(Map.of(
                "QUARKUS_INIT_AND_EXIT",
                "true",
                "QUARKUS_FLYWAY_USERNAME",
                "contratdeville_owner",
                "QUARKUS_FLYWAY_PASSWORD",
                OWNERS_PASSWORD));
    }

    private static Map<String, String> with(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(others);
        return all;
    }

    @Test
    void before_the_migration_no_service_starts() throws Exception {
        assertThat(exitOfTooSoon).isNotZero();
        assertThat(tooSoon.output()).contains("Detected resolved migration not applied to database");
    }

    @Test
    void the_migration_ends_by_itself_and_has_made_everything_its_own() throws Exception {
        assertThat(exitOfTheMigration).isZero();
        assertThat(migration.output()).contains("Successfully applied").doesNotContain("ERROR");
        assertThat(query("""
                        select distinct cast(relowner as regrole) from pg_class
                        where relnamespace in (cast('public' as regnamespace), cast('millesime' as regnamespace))
                        """)).containsExactly("contratdeville_owner");
    }

    @Test
    void the_next_instance_finds_nothing_to_migrate() throws Exception {
        PackagedService next = PackagedService.launch(directory, migrating());

        assertThat(next.waitForExit()).isZero();
        assertThat(next.output()).contains("No migration necessary");
    }

    /** While a newer one takes its place, or where that was a mistake. */
    @Test
    void a_release_starts_again_on_what_a_newer_one_has_migrated() throws Exception {
        execute("contratdeville", """
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, installed_by, execution_time, success)
                values (9999, '9999', 'of a newer release', 'SQL', 'V9999__of_a_newer_release.sql', 'postgres', 1, true)
                """);
        try {
            assertThat(PackagedService.launch(directory, migrating()).waitForExit())
                    .isZero();
            try (PackagedService again = PackagedService.start(directory, answering())) {
                again.requests().get("/api/v1/structures").then().statusCode(200);
            }
        } finally {
            execute("contratdeville", "delete from flyway_schema_history where version = '9999'");
        }
    }

    @Test
    void the_service_reads_and_writes_and_freezes_as_a_role_of_its_own() throws Exception {
        assertThat(FirstStartIT.statusOfAPost(
                        service.requests().header("Authorization", "Bearer " + Tokens.agglomeration())))
                .isEqualTo(201);
        service.requests().get("/api/v1/structures?total=true").then().statusCode(200);

        assertThat(query("select distinct usename from pg_stat_activity where datname = 'contratdeville'"
                        + " and pid <> pg_backend_pid()"))
                .containsExactly("contratdeville_service");
        assertThat(service.output()).doesNotContain("ERROR").doesNotContain("WARN");
    }

    @Test
    void no_password_is_in_a_log() throws Exception {
        for (PackagedService one : List.of(tooSoon, migration, service)) {
            assertThat(one.output()).doesNotContain(OWNERS_PASSWORD).doesNotContain(SERVICES_PASSWORD);
        }
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The only column of every row, as text. */
    private static List<String> query(String sql) throws SQLException {
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
