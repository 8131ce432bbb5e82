package fr.contratdeville.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
}
