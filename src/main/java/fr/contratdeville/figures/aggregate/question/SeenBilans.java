package fr.contratdeville.figures.aggregate.question;

import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.platform.security.Caller;
import java.util.Set;
import java.util.UUID;

/**
 * The bilans that a caller may know of: validated ones, and all of its own business.
 *
 * @param structures whose bilans it may know of in any state; null for everyone's
 */
public record SeenBilans(Set<UUID> structures) {

    public static SeenBilans by(Caller caller) {
        return new SeenBilans(caller.readsEverything() ? null : caller.structures());
    }

    /** On bilans called {@code b}; to be put in parentheses, because it may be an alternative. */
    public String condition() {
        if (structures == null) {
            return "true";
        }
        return structures.isEmpty() ? "b.state = 'validated'" : "b.state = 'validated' or b.structure_id in (:seenOf)";
    }

    /** The value that the condition names, if it names one. */
    public Conditions named() {
        return structures == null || structures.isEmpty()
                ? new Conditions()
                : new Conditions().naming("seenOf", structures);
    }
}
