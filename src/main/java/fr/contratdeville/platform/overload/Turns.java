package fr.contratdeville.platform.overload;

import fr.contratdeville.platform.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a few requests work at once. Further ones wait here, where they hold nothing but their thread. */
public final class Turns {

    private final Semaphore turns;
    private final int mostWaiting;
    private final Duration patience;

    /**
     * @param mostWaiting who comes beyond that is refused at once
     * @param patience how long one waits before it is refused; zero if nobody is to wait
     */
    public Turns(int atOnce, int mostWaiting, Duration patience) {
        // In the order in which they came, or some would wait in vain while others come and go.
        this.turns = new Semaphore(atOnce, true);
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    /**
     * @param refusal what whoever gets no turn in time is answered
     * @throws ProblemException the refusal
     */
    public <T> T run(Supplier<T> work, Supplier<ProblemException> refusal) {
        if (!take()) {
            throw refusal.get();
        }
        try {
            return work.get();
        } finally {
            giveBack();
        }
    }

    /** @return false if no turn has come in time; then there is none to be given back */
    public boolean take() {
        try {
            return turns.getQueueLength() < mostWaiting && turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void giveBack() {
        turns.release();
    }
}
