package fr.contratdeville.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects everything that is wrong with a request, so that its sender learns it all at once. */
public final class Violations {

    private static final int LONGEST_ECHO = 100;

    /** A body of nothing but mistakes has more of them than anyone reads, and than an answer should hold. */
    private static final int MOST_TOLD = 1000;

    private final List<Violation> found = new ArrayList<>();
    private final Set<String> pointers = new HashSet<>();

    public void inBody(String code, String pointer, Object value, Object expected) {
        add(new Violation(code, new Violation.Pointer(pointer), shortened(value), expected));
    }

    public void inBody(String code, String pointer) {
        inBody(code, pointer, null, null);
    }

    public void inParameter(String code, String name, Object value, Object expected) {
        add(new Violation(code, new Violation.Parameter(name), shortened(value), expected));
    }

    private void add(Violation violation) {
        if (found.size() < MOST_TOLD) {
            found.add(violation);
        }
        if (violation.place() instanceof Violation.Pointer pointer) {
            pointers.add(pointer.value());
        }
    }

    private static Object shortened(Object value) {
        return value instanceof String text && text.length() > LONGEST_ECHO
                ? text.substring(0, LONGEST_ECHO) + "…"
                : value;
    }

    /** Whether something at this place, or above it, is already known to be wrong: what follows from it is noise. */
    public boolean concern(String pointer) {
        for (String place = pointer; !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
            if (pointers.contains(place)) {
                return true;
            }
        }
        return pointers.contains("");
    }

    /** Whether something at this place or below it is already known to be wrong. */
    public boolean concernsBelow(String pointer) {
        return concern(pointer) || pointers.stream().anyMatch(place -> place.startsWith(pointer + "/"));
    }

    /** @throws ProblemException of the given kind, with all violations, if there are any */
    public void throwAs(ProblemType type) {
        if (!found.isEmpty()) {
            throw as(type);
        }
    }

    /** The problem of the given kind that tells all of them. */
    public ProblemException as(ProblemType type) {
        return new ProblemException(type).with(found);
    }
}
