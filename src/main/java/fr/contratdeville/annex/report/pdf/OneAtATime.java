package fr.contratdeville.annex.report.pdf;

import fr.contratdeville.platform.overload.Turns;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has one report become a PDF at a time: it takes a processor for seconds, and hundreds of megabytes if it is large. */
@Singleton
public class OneAtATime {

    private static final int AT_ONCE = 1;

    /** Each holds a thread. */
    private static final int MOST_WAITING = 4;

    private static final String SECONDS_UNTIL_RETRY = "5";

    private final Turns turns;

    OneAtATime(@ConfigProperty(name = "contratdeville.reports.longest-wait") Duration longestWait) {
        this.turns = new Turns(AT_ONCE, MOST_WAITING, longestWait);
    }

    /** @throws ProblemException 503 if those before take longer than one may wait */
    public <T> T take(Supplier<T> rendering) {
        return turns.run(
                rendering,
                () -> new ProblemException(ProblemType.TOO_MANY_REPORTS)
                        .withHeader("Retry-After", SECONDS_UNTIL_RETRY));
    }
}
