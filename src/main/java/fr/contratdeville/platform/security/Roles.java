package fr.contratdeville.platform.security;

import java.util.Set;

/** The roles that a token can carry, and the one that no token carries. */
public final class Roles {

    /** Everything. */
    public static final String AGGLOMERATION = "agglomeration";

    /** Reads what is published and all of its own structures; writes only their bilans. */
    public static final String PARTNER = "partner";

    /** Reads everything but personal data. */
    public static final String WAREHOUSE = "warehouse";

    /**
     * Reads what is published. The service itself gives it to every caller with one of the other roles, and to everyone
     * while anonymous reading is open.
     */
    public static final String READER = "reader";

    static final Set<String> OF_TOKENS = Set.of(AGGLOMERATION, PARTNER, WAREHOUSE);

    private Roles() {}
}
