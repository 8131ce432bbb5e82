package fr.contratdeville.warehouse.changefeed.snapshot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@QuarkusTest
class OneSnapshotTest extends ApiTest {

    @Test
    void what_failed_first_is_told_although_the_connection_was_lost_with_it() {
        assertThatThrownBy(() -> OneSnapshot.read(database, connection -> {
                    int process = connection.unwrap(PGConnection.class).getBackendPID();
                    execute("select pg_terminate_backend(%d, 10000)".formatted(process));
                    throw new IllegalStateException("failed first");
                }))
                .hasMessage("failed first");
    }
}
