package fr.contratdeville.annex.imports.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a figure as they are stated behind it: "(Sexe : Femmes 12, Hommes 88)" or "(dont Femmes 7)". */
final class StatedParts {

    private static final Pattern GROUP = Pattern.compile("\\s*\\(([^()]*)\\)\\s*$");
    private static final Pattern PART =
            Pattern.compile("(.+)[ \\u00a0](" + StatedValue.NUMBER.replace("[\\u202f\\u00a0 ]", "\\u202f") + ")");
    private static final String SOME = "dont ";
    private static final Pattern OF = Pattern.compile("[ \\u00a0]: ");

    private final List<KnownCategory> categories;
    private final List<CandidatePart> found = new ArrayList<>();
    private String before;
    private boolean understood = true;

    private StatedParts(String words, List<KnownCategory> categories) {
        this.before = words;
        this.categories = categories;
    }

    static StatedParts of(String words, List<KnownCategory> categories) {
        StatedParts parts = new StatedParts(words, categories);
        for (Matcher group = GROUP.matcher(parts.before); group.find(); group = GROUP.matcher(parts.before)) {
            parts.read(group.group(1).strip());
            parts.before = parts.before.substring(0, group.start());
        }
        return parts;
    }

    private void read(String group) {
        String[] sides = OF.split(group, 2);
        String dimension = sides.length == 2 ? sides[0].strip() : null;
        String listed = sides.length == 2 ? sides[1] : group;
        String parts = listed.startsWith(SOME) ? listed.substring(SOME.length()) : listed;
        Arrays.stream(parts.split(", ")).forEach(part -> add(part.strip(), dimension));
    }

    private void add(String words, String dimension) {
        Matcher part = PART.matcher(words);
        Optional<KnownCategory> category = part.matches() ? category(part.group(1), dimension) : Optional.empty();
        category.ifPresentOrElse(
                known -> found.add(new CandidatePart(
                        known.dimension(),
                        known.categorySet(),
                        known.category(),
                        StatedValue.number(part.group(2)),
                        words)),
                () -> understood = false);
    }

    /** Of several sets and versions that have it, the last; of several dimensions, none. */
    private Optional<KnownCategory> category(String label, String dimension) {
        List<KnownCategory> meant = categories.stream()
                .filter(category -> category.label().equalsIgnoreCase(label.strip()))
                .filter(category ->
                        dimension == null || category.dimensionLabel().equalsIgnoreCase(dimension))
                .toList();
        long dimensions =
                meant.stream().map(KnownCategory::dimension).distinct().count();
        return dimensions == 1 ? Optional.of(meant.get(meant.size() - 1)) : Optional.empty();
    }

    /** What stands before the parts. */
    String before() {
        return before;
    }

    List<CandidatePart> found() {
        return found;
    }

    /** Whether nothing stands in brackets but known parts. */
    boolean isUnderstood() {
        return understood;
    }
}
