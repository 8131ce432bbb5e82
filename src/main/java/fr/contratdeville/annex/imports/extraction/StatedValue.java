package fr.contratdeville.annex.imports.extraction;

import fr.contratdeville.review.indicatorvalue.ValueKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A figure as it is stated in a word or two: "134", "environ 15", "5 à 10", "non communiqué", "sans objet". */
record StatedValue(ValueKind kind, BigDecimal value, BigDecimal lower, BigDecimal upper) {

    /** In French: narrow or other no-break spaces between thousands, and a comma. */
    static final String NUMBER = "-?\\d+(?:[\\u202f\\u00a0 ]\\d{3})*(?:,\\d+)?";

    private static final Pattern EXACT = Pattern.compile(NUMBER);
    private static final Pattern APPROXIMATE = Pattern.compile("environ (" + NUMBER + ")");
    private static final Pattern RANGE = Pattern.compile("(" + NUMBER + ") à (" + NUMBER + ")");

    static Optional<StatedValue> of(String words) {
        String stated = words.strip().toLowerCase(Locale.ROOT);
        Matcher approximate = APPROXIMATE.matcher(stated);
        Matcher range = RANGE.matcher(stated);
        if (EXACT.matcher(stated).matches()) {
            return Optional.of(new StatedValue(ValueKind.EXACT, number(stated), null, null));
        } else if (approximate.matches()) {
            return Optional.of(new StatedValue(ValueKind.APPROXIMATE, number(approximate.group(1)), null, null));
        } else if (range.matches()) {
            return Optional.of(new StatedValue(ValueKind.RANGE, null, number(range.group(1)), number(range.group(2))));
        }
        return switch (stated) {
            case "non communiqué" -> Optional.of(new StatedValue(ValueKind.NOT_COMMUNICATED, null, null, null));
            case "sans objet" -> Optional.of(new StatedValue(ValueKind.NOT_APPLICABLE, null, null, null));
            default -> Optional.empty();
        };
    }

    static BigDecimal number(String words) {
        return new BigDecimal(words.replaceAll("[\\u202f\\u00a0 ]", "").replace(',', '.'));
    }
}
