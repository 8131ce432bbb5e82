package fr.contratdeville.annex.imports.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures of a column that states them, a line for each: "Enfants accompagnés : 134 (Sexe : Femmes 70, Hommes 64)". */
final class StatedFigures {

    private static final String COLON = ":";

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern BEFORE_BRACKET = Pattern.compile("\\R(?=[ \\t]*\\()");

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
                : unbroken(cell)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.length() <= LONGEST)
                        .flatMap(line -> statements(line).stream())
                        .flatMap(statement -> figure(statement).stream())
                        .toList();
    }

    /** Parts stand behind their figure, wherever a page broke the line. */
    private static String unbroken(String cell) {
        String brackets = BRACKETS.matcher(cell)
                .replaceAll(found ->
                        Matcher.quoteReplacement(LINE_END.matcher(found.group()).replaceAll(" ")));
        return BEFORE_BRACKET.matcher(brackets).replaceAll(" ");
    }

    /** Of a page's lines nobody knows which of them ended there: another known indicator begins another statement. */
    private List<String> statements(String line) {
        List<String> statements = new ArrayList<>();
        int begin = 0;
        int brackets = 0;
        boolean isStated = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '(') {
                brackets++;
            } else if (character == ')') {
                brackets--;
            } else if (brackets == 0 && isStated && line.charAt(i - 1) == ' ' && isNamed(line, i)) {
                statements.add(line.substring(begin, i).strip());
                begin = i;
                isStated = false;
            } else if (brackets == 0 && character == COLON.charAt(0)) {
                isStated = true;
            }
        }
        statements.add(line.substring(begin));
        return statements;
    }

    private boolean isNamed(String line, int place) {
        return indicators.stream()
                .anyMatch(known -> line.startsWith(known.label(), place)
                        && withoutSpace(line.substring(place + known.label().length()))
                                .startsWith(COLON));
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
