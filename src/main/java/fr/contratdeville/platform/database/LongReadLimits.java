package fr.contratdeville.platform.database;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many requests that may take long read at once, and how long one waits before it is refused. */
@ConfigMapping(prefix = "contratdeville.long-reads")
public interface LongReadLimits {

    /** With those that write, fewer than the pool has connections, whatever is configured. */
    @Min(1) int atOnce();

    /** For its turn, which it does without a connection. */
    @DurationMin(millis = 1)
    Duration longestQueue();
}
