package fr.contratdeville.annex.imports.upload;

import fr.contratdeville.platform.overload.Turns;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets few documents be read at once: each may take all the memory and the time that a document is given. Who comes meanwhile
 * does not wait, which would hold its document in memory as well.
 */
@Singleton
public class ReadingTurns {

    private static final String SECONDS_UNTIL_RETRY = "10";

    private final Turns turns;

    ReadingTurns(@ConfigProperty(name = "contratdeville.imports.at-once") int atOnce) {
        this.turns = new Turns(atOnce, Integer.MAX_VALUE, Duration.ZERO);
    }

    /** @throws ProblemException 503 if as many are being read already */
    public <T> T take(Supplier<T> reading) {
        return turns.run(
                reading,
                () -> new ProblemException(ProblemType.TOO_MANY_IMPORTS)
                        .withHeader("Retry-After", SECONDS_UNTIL_RETRY));
    }
}
