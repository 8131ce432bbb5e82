package fr.contratdeville.annex.imports.extraction;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of a column that states them, a line for each: "Enfants accompagnés : 134 (Sexe : Femmes 70, Hommes 64)". */
final class StatedFigures {

    private static final String COLON = ":";

    /** What is longer states no figure. */
    private static final int LONGEST = 2000;

    private final List<KnownIndicator> indicators;
    private final List<KnownCategory> categories;

    StatedFigures(List<KnownIndicator> indicators, List<KnownCategory> categories) {
        // A label may begin with another one.
        this.indicators = indicators.stream()
                .sorted(Comparator.comparing(
                                (KnownIndicator known) -> known.label().length())
                        .reversed())
                .toList();
        this.categories = categories;
    }

    /** @param cell null if there is none */
    List<CandidateFigure> in(String cell) {
        return cell == null
                ? List.of()
                : cell.lines()
                        .map(String::strip)
                        .filter(line -> line.length() <= LONGEST)
                        .flatMap(line -> figure(line).stream())
                        .toList();
    }

    private Optional<CandidateFigure> figure(String line) {
        Optional<KnownIndicator> indicator = indicators.stream()
                .filter(known -> line.toLowerCase(Locale.ROOT)
                                .startsWith(known.label().toLowerCase(Locale.ROOT))
                        && withoutSpace(line.substring(known.label().length())).startsWith(COLON))
                .findFirst();
        String counted = indicator
                .map(KnownIndicator::label)
                .orElseGet(() -> line.contains(COLON)
                        ? line.substring(0, line.lastIndexOf(COLON)).strip()
                        : null);
        if (counted == null) {
            return Optional.empty();
        }
        String stated = withoutSpace(line.substring(line.indexOf(COLON, counted.length()) + 1));
        StatedParts parts = StatedParts.of(stated, categories);
        return StatedValue.of(parts.before())
                .map(value -> new CandidateFigure(
                        line,
                        counted,
                        indicator.map(KnownIndicator::code).orElse(null),
                        value.kind(),
                        value.value(),
                        value.lower(),
                        value.upper(),
                        parts.found(),
                        indicator.isPresent() && parts.isUnderstood()));
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("^[\\s\\u00a0\\u202f]+", "");
    }
}
