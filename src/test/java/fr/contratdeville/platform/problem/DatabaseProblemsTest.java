package fr.contratdeville.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class DatabaseProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "57P01, UNAVAILABLE", // its connection was ended
        "08006, UNAVAILABLE", // its connection has failed
        "40001, UNAVAILABLE", // another transaction stood in its way
        "23503, CONFLICT" // what it refers to was deleted meanwhile
    })
    void what_keeps_a_transaction_from_being_committed_is_told_like_what_keeps_a_statement_from_being_run(
            String state, ProblemType type) {
        RollbackException uncommitted = new RollbackException("Could not commit transaction.");
        uncommitted.addSuppressed(new XAException("Error").initCause(new SQLException("No", state)));

        assertThat(DatabaseProblems.of(new IllegalStateException(uncommitted))
                        .orElseThrow()
                        .type())
                .isEqualTo(type);
    }

    @Test
    void a_transaction_that_was_given_up_before_it_could_be_committed_may_be_sent_again() {
        RollbackException givenUp = new RollbackException("The transaction is not active.");

        assertThat(DatabaseProblems.of(new IllegalStateException(givenUp))
                        .orElseThrow()
                        .type())
                .isEqualTo(ProblemType.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"25006, UNAVAILABLE", "55P03, BUSY"})
    void what_passes_is_no_error_of_the_service(String state, ProblemType type) {
        ProblemException problem =
                DatabaseProblems.of(new SQLException("No", state)).orElseThrow();

        assertThat(problem.type()).isEqualTo(type);
        assertThat(problem.headers()).containsEntry("Retry-After", "5");
    }

    @Test
    void a_database_that_lets_nobody_in_is_no_error_of_the_service() {
        PSQLException nobody =
                new PSQLException(new ServerErrorMessage("SFATAL\0CXX000\0Mcould not write init file\0\0"));

        assertThat(DatabaseProblems.of(nobody).orElseThrow().type()).isEqualTo(ProblemType.UNAVAILABLE);
    }

    @Test
    void what_the_database_takes_for_a_fault_is_one() {
        PSQLException fault = new PSQLException(new ServerErrorMessage("SERROR\0CXX000\0Mno\0\0"));

        assertThat(DatabaseProblems.of(fault)).isEmpty();
    }
}
