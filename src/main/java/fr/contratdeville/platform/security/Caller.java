package fr.contratdeville.platform.security;

import fr.contratdeville.platform.problem.Challenge;
import fr.contratdeville.platform.problem.ProblemException;
import java.util.Set;
import java.util.UUID;

/**
 * Who sends a request, as its token says.
 *
 * @param id the token's subject; the service's own name for itself while it starts
 * @param name how people know the caller
 * @param roles some of {@link Roles}
 * @param structures those that a partner reports for; empty for every other caller
 */
public record Caller(String id, String name, Set<String> roles, Set<UUID> structures) {

    static final Caller ANONYMOUS = new Caller("anonymous", "anonymous", Set.of(), Set.of());

    /** The service itself, when it writes without having been asked over HTTP. */
    static final Caller SERVICE = new Caller("service", "contrat-de-ville-api", Set.of(), Set.of());

    public boolean isAnonymous() {
        return this == ANONYMOUS;
    }

    public boolean isService() {
        return this == SERVICE;
    }

    public boolean isAgglomeration() {
        return roles.contains(Roles.AGGLOMERATION);
    }

    /** Whether what is not published yet is the caller's business, whatever structure it concerns. */
    public boolean readsEverything() {
        return isAgglomeration() || roles.contains(Roles.WAREHOUSE);
    }

    /** Whether what is not published yet of this structure is the caller's business. */
    public boolean readsAllOf(UUID structure) {
        return readsEverything() || structures.contains(structure);
    }

    /** Whether the caller may send bilans of this structure. */
    public boolean reportsFor(UUID structure) {
        return isAgglomeration() || structures.contains(structure);
    }

    /** @throws ProblemException 403 unless the caller may send bilans of this structure */
    public void requireToReportFor(UUID structure) {
        if (!reportsFor(structure)) {
            throw concernsOtherStructures();
        }
    }

    /** What is answered if something is the business of other structures than the token names. */
    public ProblemException concernsOtherStructures() {
        return ProblemException.forbidden(Challenge.insufficientScope(
                role() == null
                        ? "the token has no role of this service"
                        : "structures does not name the structure concerned"));
    }

    /** All of the caller that may show in what is read. */
    public Sight sight() {
        return new Sight(role(), structures);
    }

    /** The strongest of the caller's roles; null without any. */
    public String role() {
        if (isAgglomeration()) {
            return Roles.AGGLOMERATION;
        }
        return readsEverything() ? Roles.WAREHOUSE : roles.contains(Roles.PARTNER) ? Roles.PARTNER : null;
    }
}
