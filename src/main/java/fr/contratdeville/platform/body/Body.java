package fr.contratdeville.platform.body;

import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import java.util.Set;

/**
 * A request body that has been read and checked, but not yet accepted: rules that need the database add to the same
 * violations, so that the caller is told of everything at once.
 */
public final class Body<T extends Record> {

    private final T content;
    private final Set<String> members;
    private final Violations violations;

    Body(T content, Set<String> members, Violations violations) {
        this.content = content;
        this.members = Set.copyOf(members);
        this.violations = violations;
    }

    /** The content, in which every member that could not be read is null. Only for adding violations. */
    public T unchecked() {
        return content;
    }

    public Violations violations() {
        return violations;
    }

    /** Whether the body names this member of its top level, be it with null. */
    public boolean mentions(String member) {
        return members.contains(member);
    }

    /** @throws fr.contratdeville.platform.problem.ProblemException (422) with everything that is wrong, if anything is */
    public T accepted() {
        violations.throwAs(ProblemType.INVALID_BODY);
        return content;
    }
}
