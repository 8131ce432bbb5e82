package fr.contratdeville.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.TwoRoles;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DedicatedConnectionsTest extends ApiTest {

    private static final int AS_MANY_AS_IN_THE_POOL = 8;

    @Inject
    AgroalDataSource pool;

    @Test
    void they_are_to_the_same_database_and_not_out_of_the_pool() throws SQLException {
        try (DedicatedConnections dedicated = new DedicatedConnections(pool, 1, Duration.ofSeconds(5));
                Connection one = dedicated.open()) {
            assertThat(text(one, "select current_database() || inet_server_port() || current_user"))
                    .isEqualTo(query("select current_database() || inet_server_port()")
                                    .get(0)
                            + TwoRoles.SERVICE);
            List<Connection> pooled = new ArrayList<>();
            try {
                while (pooled.size() < AS_MANY_AS_IN_THE_POOL) {
                    pooled.add(pool.getConnection());
                }
            } finally {
                for (Connection connection : pooled) {
                    connection.close();
                }
            }
        }
    }

    @Test
    void there_are_no_more_at_a_time_than_agreed() throws SQLException {
        try (DedicatedConnections dedicated = new DedicatedConnections(pool, 1, Duration.ofSeconds(3))) {
            try (Connection first = dedicated.open()) {
                assertThat(first.isValid(1)).isTrue();
                assertThatThrownBy(dedicated::open).isInstanceOf(SQLException.class);
            }
            try (Connection next = dedicated.open()) {
                assertThat(next.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void what_one_has_left_behind_the_next_does_not_find() throws SQLException {
        try (DedicatedConnections dedicated = new DedicatedConnections(pool, 1, Duration.ofSeconds(5))) {
            String first;
            try (Connection connection = dedicated.open()) {
                first = text(connection, "select cast(pg_backend_pid() as text)");
            }
            try (Connection connection = dedicated.open()) {
                assertThat(text(connection, "select cast(pg_backend_pid() as text)"))
                        .isNotEqualTo(first);
            }
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
