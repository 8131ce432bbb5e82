package fr.contratdeville.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** That the tables fit the entities needs no test of its own: the service would not start otherwise. */
@QuarkusTest
class MigrationTest extends ApiTest {

    @Inject
    Flyway flyway;

    @Test
    void every_migration_has_been_applied_at_the_start() {
        assertThat(flyway.info().applied()).hasSameSizeAs(flyway.info().all()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void migrating_again_finds_nothing_to_do() {
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        assertThat(flyway.info().pending()).isEmpty();
    }

    @Test
    void the_applied_migrations_are_those_of_the_source() {
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
    }

    /** A former release that is started again has to leave a newer one's rights alone. */
    @Test
    void rights_are_given_by_the_newest_release_only() throws IOException {
        String newest = flyway.info().current().getVersion().getVersion();

        assertThat(Files.readString(Path.of("src/main/resources/db/migration/afterMigrate.sql")))
                .contains("newest_known constant integer := %s;".formatted(newest));
    }
}
