package fr.contratdeville.platform.database;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many write at once, and how long a write waits before it is refused. */
@ConfigMapping(prefix = "contratdeville.writes")
public interface WriteLimits {

    /** Fewer than the pool has connections, whatever is configured: the rest are for reads. */
    @Min(1) int atOnce();

    /** For its turn, which it does without a connection. */
    @DurationMin(millis = 1)
    Duration longestQueue();

    /** For each row or table that another transaction has locked. */
    @DurationMin(millis = 1)
    Duration longestLock();
}
