package fr.contratdeville.frozen;

import fr.contratdeville.problem.ProblemType;
import fr.contratdeville.problem.Violations;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Turns the transaction to the millésime that is asked for. It stays there, and sees one state, until it ends: what
 * {@code set local} says is gone with it, and no other request meets it on the same connection.
 */
@ServesMillesimes
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class MillesimeReading {

    private static final Pattern ID_OR_CODE = Pattern.compile("[0-9A-Fa-f-]{1,36}");

    private final EntityManager database;
    private final AskedMillesime asked;

    MillesimeReading(EntityManager database, AskedMillesime asked) {
        this.database = database;
        this.asked = asked;
    }

    @AroundInvoke
    Object read(InvocationContext method) throws Exception {
        List<String> values = asked.values();
        if (!values.isEmpty()) {
            turnTo(values);
        }
        return method.proceed();
    }

    private void turnTo(List<String> values) {
        // Whoever wants it again, once something has been read, may only say the same.
        database.createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
        UUID id = named(values);
        database.createNativeQuery("""
                        select set_config('search_path', 'frozen, public', true),
                               set_config('contratdeville.millesime', :id, true)
                        """).setParameter("id", id.toString()).getSingleResult();
        asked.is(id);
    }

    private UUID named(List<String> values) {
        Violations violations = new Violations();
        if (values.size() > 1) {
            violations.inParameter("repeated", ServesMillesimes.PARAMETER, values.size(), null);
        }
        Optional<UUID> id = find(values.get(0));
        if (id.isEmpty()) {
            violations.inParameter("unknown-millesime", ServesMillesimes.PARAMETER, values.get(0), null);
        }
        violations.throwAs(ProblemType.INVALID_PARAMETERS);
        return id.orElseThrow();
    }

    private Optional<UUID> find(String idOrCode) {
        // What else there is in a parameter, a database may not even be able to read.
        if (!ID_OR_CODE.matcher(idOrCode).matches()) {
            return Optional.empty();
        }
        List<UUID> found = database.createNativeQuery(
                        "select id from millesime where code = :asked or cast(id as text) = lower(:asked)", UUID.class)
                .setParameter("asked", idOrCode)
                .getResultList();
        return found.stream().findFirst();
    }
}
