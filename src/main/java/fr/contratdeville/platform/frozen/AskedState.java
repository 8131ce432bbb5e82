package fr.contratdeville.platform.frozen;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads in a transaction of its own, which sees one state: that of the millésime that the request asks for, or the present.
 * For what takes long to be made of what was read, and should not hold a connection meanwhile.
 */
@Singleton
public class AskedState {

    private final AskedMillesime asked;
    private final MillesimeTurn turn;
    private final OneState state;

    AskedState(AskedMillesime asked, MillesimeTurn turn, OneState state) {
        this.asked = asked;
        this.turn = turn;
        this.state = state;
    }

    /** @throws fr.contratdeville.platform.problem.ProblemException 400 if a millésime is asked for that there is not */
    public <T> T read(Supplier<T> reading) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<String> values = asked.values();
            if (values.isEmpty()) {
                state.see();
            } else {
                turn.to(values);
            }
            return reading.get();
        });
    }
}
