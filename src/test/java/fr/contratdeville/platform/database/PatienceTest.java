package fr.contratdeville.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** How long a database may say nothing before it is taken to be away. */
@QuarkusTest
class PatienceTest extends ApiTest {

    @Inject
    AgroalDataSource pool;

    @Inject
    Flyway migrations;

    @ConfigProperty(name = "quarkus.transaction-manager.default-transaction-timeout", defaultValue = "60s")
    Duration longestTransaction;

    @Test
    void a_request_waits_for_the_longest_transaction_and_not_for_ever() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            assertThat(Duration.ofMillis(connection.getNetworkTimeout()))
                    .isGreaterThan(longestTransaction)
                    .isLessThan(longestTransaction.multipliedBy(2));
        }
    }

    @Test
    void a_migration_waits_for_ever_and_leaves_nothing_of_that_in_the_pool() throws SQLException {
        try (Connection connection =
                migrations.getConfiguration().getDataSource().getConnection()) {
            assertThat(connection.getNetworkTimeout()).isZero();
        }

        a_request_waits_for_the_longest_transaction_and_not_for_ever();
    }
}
