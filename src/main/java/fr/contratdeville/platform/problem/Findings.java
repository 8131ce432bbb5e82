package fr.contratdeville.platform.problem;

import fr.contratdeville.platform.problem.Problem.ProblemError;
import java.util.List;

/** Findings in words, for answers that are no errors: warnings, and what was repaired. */
public final class Findings {

    private static final String ELLIPSIS = "…";

    private Findings() {}

    /** The language that they are in, as a tag for {@code Content-Language}. */
    public static String language(String acceptLanguage) {
        return Messages.preferredBy(acceptLanguage).language();
    }

    /** A text that stands in {@code messages*.properties}, with values in the places that it has for them. */
    public static String text(String key, String acceptLanguage, Object... values) {
        return Messages.preferredBy(acceptLanguage).text(key, values);
    }

    /** The codes of all violations there can be, in the order of the alphabet. */
    public static List<String> codes() {
        return Messages.preferredBy(null)
                .keys(Violation.TEXT)
                .map(key -> key.substring(Violation.TEXT.length()))
                .toList();
    }

    /** What a violation's code means, with an ellipsis for what is found and expected where it occurs. */
    public static String meaning(String code, String acceptLanguage) {
        return Messages.preferredBy(acceptLanguage).text(Violation.TEXT + code, ELLIPSIS, ELLIPSIS);
    }

    public static List<ProblemError> inWords(List<Violation> findings, String acceptLanguage) {
        Messages messages = Messages.preferredBy(acceptLanguage);
        return findings.stream()
                .map(finding -> Problems.render(finding, messages))
                .toList();
    }
}
