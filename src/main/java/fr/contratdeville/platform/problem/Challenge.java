package fr.contratdeville.platform.problem;

/**
 * What the header {@code WWW-Authenticate} says to a caller who is refused (RFC 6750, section 3).
 *
 * @param error null for a caller who has shown no token: there is nothing wrong with it
 * @param description names what is wrong with the token, never what stands in it; for who administers the callers
 */
public record Challenge(String error, String description) {

    /** For a caller who has shown no token where one is needed. */
    public static final Challenge NO_TOKEN = new Challenge(null, null);

    static final String HEADER = "WWW-Authenticate";

    /** RFC 6750 has these characters in a description, and no others. */
    private static final String OTHER_CHARACTERS = "[^ !#-\\[\\]-~]";

    /** For a caller whose token is refused (401). */
    public static Challenge invalidToken(String description) {
        return new Challenge("invalid_token", description);
    }

    /** For a caller whose token is good, but gives no right to this (403). */
    public static Challenge insufficientScope(String description) {
        return new Challenge("insufficient_scope", description);
    }

    /** As the header has it. */
    @Override
    public String toString() {
        return error == null
                ? "Bearer"
                : "Bearer error=\"%s\", error_description=\"%s\""
                        .formatted(error, description.replaceAll(OTHER_CHARACTERS, ""));
    }
}
