package fr.contratdeville.platform.security;

import fr.contratdeville.testing.Tokens;

/** The callers of the {@link PermissionTable}, in the order of its columns. */
enum Who {
    ANONYMOUS(null),
    /** Has a token that names the structure concerned, but gives no role. */
    ROLELESS(null),
    OWN_PARTNER(Roles.PARTNER),
    OTHER_PARTNER(Roles.PARTNER),
    /** Has a token that names the structure concerned, which means nothing for this role. */
    WAREHOUSE(Roles.WAREHOUSE),
    AGGLOMERATION(Roles.AGGLOMERATION);

    private final String role;

    Who(String role) {
        this.role = role;
    }

    /** Only to be asked for of callers who have one. */
    String token(OneOfEach stored) {
        return Tokens.of(name(), role, stored.id(this == OTHER_PARTNER ? "other" : "own"));
    }

    boolean isPartner() {
        return this == OWN_PARTNER || this == OTHER_PARTNER;
    }

    /** Whether bilans that are not published, of the structure concerned, are the caller's business. */
    boolean readsDrafts() {
        return this == OWN_PARTNER || this == WAREHOUSE || this == AGGLOMERATION;
    }
}
