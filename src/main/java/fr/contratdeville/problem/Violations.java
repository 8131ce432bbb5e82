package fr.contratdeville.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a request, so that its sender learns it all at once. */
public final class Violations {

    private static final int LONGEST_ECHO = 100;

    private final List<Violation> found = new ArrayList<>();

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
        found.add(violation);
    }

    private static Object shortened(Object value) {
        return value instanceof String text && text.length() > LONGEST_ECHO
                ? text.substring(0, LONGEST_ECHO) + "…"
                : value;
    }

    /** Whether something at this place, or above it, is already known to be wrong: what follows from it is noise. */
    public boolean concern(String pointer) {
        return found.stream()
                .map(Violation::place)
                .filter(Violation.Pointer.class::isInstance)
                .map(place -> ((Violation.Pointer) place).value())
                .anyMatch(known -> pointer.equals(known) || pointer.startsWith(known + "/"));
    }

    /** Whether something at this place or below it is already known to be wrong. */
    public boolean concernsBelow(String pointer) {
        return concern(pointer)
                || found.stream()
                        .map(Violation::place)
                        .filter(Violation.Pointer.class::isInstance)
                        .anyMatch(place -> ((Violation.Pointer) place).value().startsWith(pointer + "/"));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> list() {
        return List.copyOf(found);
    }

    /** @throws ProblemException of the given kind, with all violations, if there are any */
    public void throwAs(ProblemType type) {
        if (!found.isEmpty()) {
            throw new ProblemException(type).with(list());
        }
    }
}
