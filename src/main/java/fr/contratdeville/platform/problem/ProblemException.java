package fr.contratdeville.platform.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request that cannot be served, and why. Whatever throws it need not know about HTTP or languages. */
public final class ProblemException extends RuntimeException {

    private static final String SECONDS_UNTIL_RETRY = "5";

    private final transient ProblemType type;
    private final transient Object[] arguments;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private transient List<Violation> violations = List.of();

    /** @param arguments what the text of this problem's detail names */
    public ProblemException(ProblemType type, Object... arguments) {
        super(type.code(), null, false, false);
        this.type = type;
        this.arguments = arguments.clone();
    }

    /** For a caller who has no valid token where one is needed. */
    public static ProblemException unauthenticated(Challenge challenge) {
        return new ProblemException(ProblemType.UNAUTHENTICATED).withHeader(Challenge.HEADER, challenge.toString());
    }

    /** For a caller whose token is good, but gives no right to this. */
    public static ProblemException forbidden(Challenge challenge) {
        return new ProblemException(ProblemType.FORBIDDEN).withHeader(Challenge.HEADER, challenge.toString());
    }

    /** Something that the service needs is away. */
    public static ProblemException unavailable() {
        return new ProblemException(ProblemType.UNAVAILABLE).withHeader("Retry-After", SECONDS_UNTIL_RETRY);
    }

    /** More is asked for at once than can be answered soon. */
    public static ProblemException overloaded() {
        return new ProblemException(ProblemType.OVERLOADED).withHeader("Retry-After", SECONDS_UNTIL_RETRY);
    }

    /** One caller asks for more at once than its share. */
    public static ProblemException tooManyAtOnce() {
        return new ProblemException(ProblemType.TOO_MANY_AT_ONCE).withHeader("Retry-After", SECONDS_UNTIL_RETRY);
    }

    /** Too much is being written, or somebody holds what has to be written, to wait for it any longer. */
    public static ProblemException busy() {
        return new ProblemException(ProblemType.BUSY).withHeader("Retry-After", SECONDS_UNTIL_RETRY);
    }

    public ProblemException with(List<Violation> allViolations) {
        this.violations = List.copyOf(allViolations);
        return this;
    }

    /** Adds an extension member (RFC 9457, section 3.2). */
    public ProblemException with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public ProblemException withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    Object[] arguments() {
        return arguments.clone();
    }

    Map<String, Object> members() {
        return members;
    }

    Map<String, String> headers() {
        return headers;
    }
}
