package fr.contratdeville.platform.problem;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.JDBCException;
import org.hibernate.StaleStateException;
import org.hibernate.exception.JDBCConnectionException;
import org.postgresql.util.PSQLException;

/**
 * What the database's refusals mean to a caller. The service checks before it writes; these are the cases in which two
 * requests passed each other, and the database had the last word. A refusal that is not listed is a bug: a 500.
 */
final class DatabaseProblems {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String CHECK_VIOLATION = "23514";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** A standby that is not promoted yet, or a database that is closed to writes for a while. */
    private static final String READ_ONLY = "25006";

    /** SQLSTATE classes: connection, serialization and deadlock, resources, operator intervention, system. */
    private static final List<String> CLASSES_THAT_PASS = List.of("08", "40", "53", "57", "58");

    private static final Set<String> FATAL = Set.of("FATAL", "PANIC");

    private static final Map<String, List<String>> MEMBERS_OF_UNIQUE_KEYS = Map.ofEntries(
            Map.entry("city_contract_code", List.of("/code")),
            Map.entry("pillar_code", List.of("/code")),
            Map.entry("neighbourhood_code", List.of("/code")),
            Map.entry("neighbourhood_name", List.of("/name")),
            Map.entry("structure_siret", List.of("/siret")),
            Map.entry("action_natural_key", List.of("/contractId", "/structureId", "/year", "/title")),
            Map.entry("indicator_code", List.of("/code")),
            Map.entry("dimension_code", List.of("/code")),
            Map.entry("indicator_value_once", List.of("/indicatorId")));

    /** Of what hangs below an item: two changes of it that knew the same state added the same, and this one came later. */
    private static final Set<String> ADDED_BY_ANOTHER_CHANGE =
            Set.of("breakdown_part_once", "indicator_value_overlap_once");

    private static final Map<String, List<String>> MEMBERS_OF_CHECKS = Map.of(
            "action_year_within_contract", List.of("/year"),
            "bilan_year_within_contract", List.of("/year"));

    /** Of actions and bilans that came while the contract's years were being moved away from them. */
    private static final String YEARS_OF_A_CONTRACT = "city_contract_spans_its_actions";

    private static final String ACTION_OF_A_BILAN = "bilan_action";

    private DatabaseProblems() {}

    static Optional<ProblemException> of(Throwable thrown) {
        String sql = null;
        for (Throwable cause = thrown; cause != null; cause = causeOf(cause)) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return Optional.of(new ProblemException(ProblemType.STALE_VERSION));
            }
            if (isGivenUp(cause)) {
                return Optional.of(ProblemException.unavailable());
            }
            if (cause instanceof JDBCException refused) {
                sql = refused.getSQL();
            }
            if (cause instanceof JDBCConnectionException) {
                return Optional.of(ProblemException.unavailable());
            }
            // A refused batch repeats the state of its cause, but not which constraint it was.
            if (cause instanceof SQLException refusal && !(cause instanceof BatchUpdateException)) {
                return of(refusal, sql);
            }
        }
        return Optional.empty();
    }

    /** The transaction manager says in a suppressed exception only why the database did not commit. */
    private static Throwable causeOf(Throwable failure) {
        if (failure instanceof RollbackException && failure.getCause() == null && failure.getSuppressed().length > 0) {
            return failure.getSuppressed()[0];
        }
        return failure.getCause();
    }

    /** Where nothing failed but the time that a transaction may take, which was over before it could be committed. */
    private static boolean isGivenUp(Throwable failure) {
        return failure instanceof RollbackException && causeOf(failure) == null;
    }

    private static Optional<ProblemException> of(SQLException refusal, String sql) {
        String state = refusal.getSQLState();
        if (state == null) {
            // The pool's own, when no connection could be had in time.
            return Optional.of(ProblemException.unavailable());
        }
        if (CLASSES_THAT_PASS.stream().anyMatch(state::startsWith) || endsTheSession(refusal)) {
            return Optional.of(ProblemException.unavailable());
        }
        String constraint = constraintOf(refusal);
        return switch (state) {
            case UNIQUE_VIOLATION ->
                ADDED_BY_ANOTHER_CHANGE.contains(constraint)
                        ? Optional.of(new ProblemException(ProblemType.STALE_VERSION))
                        : Optional.ofNullable(MEMBERS_OF_UNIQUE_KEYS.get(constraint))
                                .map(DatabaseProblems::duplicate);
            case FOREIGN_KEY_VIOLATION ->
                Optional.of(
                        constraint.equals(ACTION_OF_A_BILAN) && isAboutAnAction(sql)
                                ? withABilan()
                                : new ProblemException(ProblemType.CONFLICT));
            case CHECK_VIOLATION ->
                constraint.equals(YEARS_OF_A_CONTRACT)
                        ? Optional.of(new ProblemException(ProblemType.CONFLICT))
                        : Optional.ofNullable(MEMBERS_OF_CHECKS.get(constraint))
                                .map(DatabaseProblems::outsideTheContract);
            case READ_ONLY -> Optional.of(ProblemException.unavailable());
            case LOCK_NOT_AVAILABLE -> Optional.of(ProblemException.busy());
            default -> Optional.empty();
        };
    }

    /** The database names the same constraint when the bilan's action has just been deleted. */
    private static boolean isAboutAnAction(String sql) {
        return sql != null && sql.startsWith("update action ");
    }

    private static ProblemException withABilan() {
        Violations violations = new Violations();
        violations.inBody("has-a-bilan", "/structureId");
        violations.inBody("has-a-bilan", "/year");
        return violations.as(ProblemType.INVALID_BODY);
    }

    private static String constraintOf(SQLException refusal) {
        return refusal instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
                ? String.valueOf(postgres.getServerErrorMessage().getConstraint())
                : "";
    }

    /** Or lets none begin: with a full disk, PostgreSQL up to 17 says so as if it were a fault of its own. */
    private static boolean endsTheSession(SQLException refusal) {
        return refusal instanceof PSQLException postgres
                && postgres.getServerErrorMessage() != null
                && FATAL.contains(
                        String.valueOf(postgres.getServerErrorMessage().getSeverity()));
    }

    private static ProblemException duplicate(List<String> pointers) {
        Violations violations = new Violations();
        pointers.forEach(pointer -> violations.inBody("already-used", pointer));
        return violations.as(ProblemType.DUPLICATE);
    }

    private static ProblemException outsideTheContract(List<String> pointers) {
        Violations violations = new Violations();
        pointers.forEach(pointer -> violations.inBody("year-outside-contract", pointer));
        return violations.as(ProblemType.INVALID_BODY);
    }
}
