package fr.contratdeville.platform.problem;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;

import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule of the database that the service does not know stands for everything that nobody has foreseen. */
@QuarkusTest
class InternalErrorTest extends ApiTest {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class.getName());

    private final List<String> logged = new CopyOnWriteArrayList<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(((ExtLogRecord) entry).getFormattedMessage() + " " + entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void addAnUnforeseenRule() throws SQLException {
        LOG.addHandler(listener);
        execute("alter table structure add constraint unforeseen check (name <> 'Boum')");
    }

    @AfterEach
    void removeTheRule() throws SQLException {
        LOG.removeHandler(listener);
        execute("alter table structure drop constraint unforeseen");
    }

    @Test
    void an_unforeseen_error_can_be_found_in_the_log_and_tells_nothing_of_the_inside() {
        String instance = sending("{\"name\": \"Boum\", \"kind\": \"association\"}")
                .post("/api/v1/structures")
                .then()
                .spec(problem(500, "internal-error"))
                .body("instance", matchesPattern("urn:uuid:[0-9a-f-]{36}"))
                .extract()
                .path("instance");

        assertThat(logged).singleElement().asString().contains("POST /api/v1/structures", instance, "unforeseen");
    }
}
