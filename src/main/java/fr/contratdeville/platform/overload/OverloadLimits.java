package fr.contratdeville.platform.overload;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How many requests of each kind are worked on at once, those that wait for a thread or a connection among them. */
@ConfigMapping(prefix = "contratdeville.overload")
public interface OverloadLimits {

    /** An answer that takes longer is a sign that there are too many at once. */
    @DurationMin(millis = 1)
    Duration slow();

    @Min(1) @Max(100) int percentOfOneCaller();

    Range reads();

    Range totals();

    Range writes();

    /** A number of its own, because each may be slow by itself; and their bodies are in memory. */
    @Min(1) int batches();

    /** Within it, the number follows from how fast answers are. */
    interface Range {

        @Min(1) int least();

        @Min(1) int most();
    }
}
