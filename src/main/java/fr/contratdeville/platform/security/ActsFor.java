package fr.contratdeville.platform.security;

import java.util.Set;
import java.util.UUID;

/** Implemented by the feature that knows what structures have become: a token names them as they were when it was made for. */
public interface ActsFor {

    /**
     * The structures that who reports for the named ones may act for: these, all that have become them, and all that they have
     * become.
     */
    Set<UUID> structures(Set<UUID> named);
}
