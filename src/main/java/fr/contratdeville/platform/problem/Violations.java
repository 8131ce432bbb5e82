package fr.contratdeville.platform.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects everything that is wrong with a request, so that its sender learns it all at once. */
public final class Violations {

    private static final int LONGEST_ECHO = 100;

    /** A body of nothing but mistakes has more of them than anyone reads, and than an answer should hold. */
    private static final int MOST_TOLD = 1000;

    private final String root;
    private final List<Violation> found;
    private final Set<String> pointers;

    public Violations() {
        this("", new ArrayList<>(), new HashSet<>());
    }

    private Violations(String root, List<Violation> found, Set<String> pointers) {
        this.root = root;
        this.found = found;
        this.pointers = pointers;
    }

    /** The same collection, for what checks only a part of the body: its pointers start at the given one. */
    public Violations below(String pointer) {
        return new Violations(root + pointer, found, pointers);
    }

    public void inBody(String code, String pointer, Object value, Object expected) {
        add(new Violation(code, new Violation.Pointer(root + pointer), shortened(value), expected));
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
        if (pointers.isEmpty()) {
            return false;
        }
        for (String place = root + pointer; !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
            if (pointers.contains(place)) {
                return true;
            }
        }
        return pointers.contains("");
    }

    /** Whether something at this place or below it is already known to be wrong. */
    public boolean concernsBelow(String pointer) {
        return concern(pointer) || pointers.stream().anyMatch(place -> place.startsWith(root + pointer + "/"));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> all() {
        return List.copyOf(found);
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
