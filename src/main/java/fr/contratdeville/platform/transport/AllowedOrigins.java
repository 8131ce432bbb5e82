package fr.contratdeville.platform.transport;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/** Whose pages may read answers, beside the service's own: none, unless it is told. */
@ConfigMapping(prefix = "contratdeville.cors")
interface AllowedOrigins {

    /** As browsers write them (RFC 6454, section 6.2), because they are compared to the letter. */
    Optional<List<@Pattern(regexp = "https?://[a-z0-9.-]+(:[0-9]+)?") String>> origins();

    default List<String> list() {
        return origins().orElse(List.of());
    }
}
