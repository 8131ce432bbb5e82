package fr.contratdeville.platform.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param code stable; its text stands in {@code messages*.properties} under {@code violation.<code>}
 * @param place a JSON pointer into the body (RFC 6901), or the name of a parameter
 * @param found what was sent, if that helps; null otherwise
 * @param expected what would have been right, if that can be said; null otherwise
 */
public record Violation(String code, Place place, Object found, Object expected) {

    /** What the keys of their texts begin with. */
    static final String TEXT = "violation.";

    public sealed interface Place {}

    public record Pointer(String value) implements Place {}

    public record Parameter(String name) implements Place {}
}
