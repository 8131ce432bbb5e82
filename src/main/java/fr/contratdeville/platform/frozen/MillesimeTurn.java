package fr.contratdeville.platform.frozen;

import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns a transaction to a millésime, in which it stays until it ends, and sees one state. */
@Singleton
class MillesimeTurn {

    private final EntityManager database;
    private final OneState state;
    private final AskedMillesime asked;
    private final MillesimeNames names;

    MillesimeTurn(EntityManager database, OneState state, AskedMillesime asked, MillesimeNames names) {
        this.database = database;
        this.state = state;
        this.asked = asked;
        this.names = names;
    }

    /**
     * @param values of the parameter, as they were sent
     * @throws ProblemException 400 unless they name one
     */
    void to(List<String> values) {
        state.see();
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
        Optional<UUID> id = names.find(values.get(0));
        if (id.isEmpty()) {
            violations.inParameter("unknown-millesime", ServesMillesimes.PARAMETER, values.get(0), null);
        }
        violations.throwAs(ProblemType.INVALID_PARAMETERS);
        return id.orElseThrow();
    }
}
