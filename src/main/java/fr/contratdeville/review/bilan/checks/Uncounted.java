package fr.contratdeville.review.bilan.checks;

import fr.contratdeville.review.indicatorvalue.ValueKind;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words and abbreviations that stand where a number would, if there were one. Those that could mean either are none. */
final class Uncounted {

    private static final Pattern NOT_COMMUNICATED =
            Pattern.compile("nc|(?:non|pas)communiquee?s?|(?:non|pas)renseignee?s?|nondisponibles?");

    private static final Pattern NOT_APPLICABLE = Pattern.compile("(?:non|pas)applicables?|sansobjet");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private Uncounted() {}

    static Optional<ValueKind> kindOf(String text) {
        if (text.codePoints().anyMatch(Character::isDigit)) {
            return Optional.empty();
        }
        String plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        String letters = NO_LETTERS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        return NOT_COMMUNICATED.matcher(letters).matches()
                ? Optional.of(ValueKind.NOT_COMMUNICATED)
                : NOT_APPLICABLE.matcher(letters).matches() ? Optional.of(ValueKind.NOT_APPLICABLE) : Optional.empty();
    }
}
