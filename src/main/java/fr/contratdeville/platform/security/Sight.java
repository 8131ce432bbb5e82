package fr.contratdeville.platform.security;

import java.util.Set;
import java.util.UUID;

/**
 * What a caller may see: callers with an equal sight are answered the same.
 *
 * @param role the strongest of the caller's; null without any
 * @param structures those that a partner reports for
 */
public record Sight(String role, Set<UUID> structures) {

    /** Of what everyone sees alike. */
    public static final Sight OF_EVERYONE = new Sight(null, Set.of());
}
