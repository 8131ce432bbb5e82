package fr.contratdeville.platform.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How much of a request is read at all, and how many requests of one caller are answered. */
@ConfigMapping(prefix = "contratdeville.limits")
public interface Limits {

    int FORM_BYTES = 65_536;

    MemorySize body();

    /** How large a document may be, where one is taken ({@link TakesDocuments}). */
    MemorySize document();

    /** How long a body may take to arrive. */
    @DurationMin(millis = 1)
    Duration bodyWithin();

    /** How long a body may take to arrive that may be as large as a document. */
    @DurationMin(millis = 1)
    Duration documentWithin();

    /** How deep objects and arrays may stand in each other. */
    @Min(1) @Max(1000) int jsonDepth();

    /** How many values, member names and brackets a body may have. */
    @Min(1) long jsonTokens();

    Requests requests();

    /** The requests of one caller: a stock of so many, to which a number is added every minute. */
    interface Requests {

        boolean enabled();

        @Min(1) long perMinute();

        @Min(1) long burst();

        /** How many callers are remembered. More make the service forget the one it has not seen for longest. */
        @Min(1) long callers();
    }

    default int documentBytes() {
        return Math.toIntExact(document().asLongValue());
    }

    /** With the form that a document may come in. */
    default int documentBodyBytes() {
        return documentBytes() + FORM_BYTES;
    }

    default int bodyBytes() {
        return Math.toIntExact(body().asLongValue());
    }
}
