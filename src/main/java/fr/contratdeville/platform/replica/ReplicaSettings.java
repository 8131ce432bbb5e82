package fr.contratdeville.platform.replica;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Where reads may go that may lag a little. All else about it is as the primary has it, its user among others. */
@ConfigMapping(prefix = "contratdeville.replica")
interface ReplicaSettings {

    Optional<@Pattern(regexp = "jdbc:postgresql:.*") String> jdbcUrl();

    /** Read there, nothing is older than that. */
    @DurationMin(millis = 100)
    Duration longestLag();

    /** How long it is waited for to come where a read asks for. */
    @DurationMin
    Duration longestWait();
}
