package fr.contratdeville.platform.overload;

import com.netflix.concurrency.limits.Limiter;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request's place among those that are worked on. Given back again, nothing happens. */
public final class Place {

    private final Limiter.Listener ofAll;
    private final Runnable ofTheCaller;
    private final AtomicBoolean given = new AtomicBoolean();

    Place(Limiter.Listener ofAll, Runnable ofTheCaller) {
        this.ofAll = ofAll;
        this.ofTheCaller = ofTheCaller;
    }

    /** The request has been answered: how long that took counts. */
    public void giveBack() {
        if (!given.getAndSet(true)) {
            ofTheCaller.run();
            ofAll.onSuccess();
        }
    }

    /** The request has not been worked on yet. */
    void leave() {
        if (!given.getAndSet(true)) {
            ofTheCaller.run();
            ofAll.onIgnore();
        }
    }
}
