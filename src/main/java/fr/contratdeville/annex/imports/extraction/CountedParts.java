package fr.contratdeville.annex.imports.extraction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parts of a figure in running text: "dont 12 en classes maternelles, 88 en élémentaire", "1 personne de – de 26 ans", "13 femmes". */
final class CountedParts {

    /** Some words with a number each, and whether all of them are known categories of one set. */
    record Parts(List<CandidatePart> found, boolean isUnderstood) {

        static final Parts NONE = new Parts(List.of(), true);

        BigDecimal sum() {
            return found.stream().map(CandidatePart::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    private static final Pattern ITEM = Pattern.compile("(?:,| et |;|^) ?(?:dont )?(\\d+|" + NumberWords.WORDS
            + "|une?) ([^,;]*?)(?=, ?(?:dont )?\\d| et \\d|;|$)");
    private static final Pattern LESS = Pattern.compile("(?:moins de|- de|-) ?(\\d+) ?ans");
    private static final Pattern MORE = Pattern.compile("(?:plus de|\\+ de) ?(\\d+) ?ans|(\\d+) ?ans et plus");
    private static final Pattern BETWEEN = Pattern.compile("(\\d+) ?(?:a|-|/|et) ?(\\d+) ?ans");
    private static final Pattern FIRST =
            Pattern.compile("(?:la|le) premiere? (.*?)(?: et |, )(?:la|le) (?:deuxieme|seconde?) (.*)");

    private static final Parts NOT_UNDERSTOOD = new Parts(List.of(), false);
    private static final int WORDS_OF_A_CATEGORY = 1;
    private static final int LONGEST_AGE = 4;

    private final List<KnownCategory> categories;

    CountedParts(List<KnownCategory> categories) {
        this.categories = categories;
    }

    /** A sentence that is nothing but a list of parts: each begins with its category, as "13 femmes et 2 hommes" do. */
    Parts alone(Sentence sentence) {
        return Character.isLetterOrDigit(sentence.folded().charAt(0))
                ? listed(sentence, 0, sentence.folded().length(), WORDS_OF_A_CATEGORY)
                : NOT_UNDERSTOOD;
    }

    /** @param from where the list of parts begins */
    Parts listed(Sentence sentence, int from) {
        return between(sentence, from, sentence.folded().length());
    }

    /** @param to where it ends */
    Parts between(Sentence sentence, int from, int to) {
        return listed(sentence, from, to, Integer.MAX_VALUE);
    }

    private Parts listed(Sentence sentence, int from, int to, int within) {
        String folded = sentence.folded().substring(from, to).replaceAll("[.;: ]+$", "");
        String text = sentence.text().substring(from, from + folded.length());
        List<List<CandidatePart>> items = new ArrayList<>();
        int read = 0;
        Matcher item = ITEM.matcher(folded);
        while (item.find()) {
            if (!folded.substring(read, item.start()).isBlank()) {
                return NOT_UNDERSTOOD;
            }
            String words = text.substring(item.start(1), item.end(2)).strip();
            BigDecimal value = item.group(1).startsWith("un") ? BigDecimal.ONE : Count.number(item.group(1));
            items.add(meant(item.group(2), within).stream()
                    .map(category -> part(category, value, words))
                    .toList());
            read = item.end();
        }
        return read < folded.length() || items.isEmpty() ? NOT_UNDERSTOOD : ofOneSet(items);
    }

    /** "la première journée à destination des scolaires et la deuxième pour le tout public" */
    Parts inTurn(Sentence sentence, int from) {
        Matcher turns = FIRST.matcher(sentence.folded());
        if (!turns.find(from)) {
            return Parts.NONE;
        }
        List<List<CandidatePart>> items = new ArrayList<>();
        for (int group = 1; group <= turns.groupCount(); group++) {
            String words = sentence.text().substring(turns.start(group), turns.end(group));
            items.add(meant(turns.group(group), Integer.MAX_VALUE).stream()
                    .map(category -> part(category, BigDecimal.ONE, words))
                    .toList());
        }
        Parts parts = ofOneSet(items);
        return parts.isUnderstood() ? parts : Parts.NONE;
    }

    private static CandidatePart part(KnownCategory category, BigDecimal value, String words) {
        return new CandidatePart(category.dimension(), category.categorySet(), category.category(), value, words);
    }

    private static Parts ofOneSet(List<List<CandidatePart>> items) {
        Map<String, List<CandidatePart>> sets = new LinkedHashMap<>();
        items.stream()
                .flatMap(List::stream)
                .forEach(part -> sets.computeIfAbsent(
                                part.dimension() + "/" + part.categorySet(), set -> new ArrayList<>())
                        .add(part));
        List<List<CandidatePart>> whole = sets.values().stream()
                .filter(set -> set.size() == items.size()
                        && set.stream().map(CandidatePart::category).distinct().count() == items.size())
                .toList();
        return whole.size() == 1 ? new Parts(whole.get(0), true) : NOT_UNDERSTOOD;
    }

    /** Girls are women where nothing is known of girls. */
    private List<KnownCategory> meant(String folded, int within) {
        List<KnownCategory> named = named(folded, within);
        return named.isEmpty()
                ? named(folded.replaceAll("^filles?\\b", "femmes").replaceAll("^garcons?\\b", "hommes"), within)
                : named;
    }

    /** The categories that words may mean, one for each set; of several versions of a set the newest. */
    private List<KnownCategory> named(String folded, int within) {
        Map<String, Optional<KnownCategory>> newest = categories.stream()
                .filter(category -> isMeant(category, folded, within))
                .collect(Collectors.groupingBy(
                        category -> category.dimension() + "/" + category.categorySet(),
                        LinkedHashMap::new,
                        Collectors.maxBy(Comparator.comparing(KnownCategory::version))));
        return newest.values().stream().flatMap(Optional::stream).toList();
    }

    private static boolean isMeant(KnownCategory category, String folded, int within) {
        return category.minAge() != null || category.maxAge() != null
                ? isAge(category, folded)
                : isNamed(category, folded, within);
    }

    private static boolean isAge(KnownCategory category, String folded) {
        Matcher between = BETWEEN.matcher(folded);
        Matcher less = LESS.matcher(folded);
        Matcher more = MORE.matcher(folded);
        if (between.find()) {
            return is(category.minAge(), between.group(1)) && is(category.maxAge(), between.group(2));
        } else if (less.find()) {
            return category.minAge() == null && is(category.maxAge(), less.group(1), 1);
        } else if (more.find()) {
            String age = more.group(1) == null ? more.group(2) : more.group(1);
            return category.maxAge() == null && is(category.minAge(), age);
        }
        return false;
    }

    private static boolean is(Integer age, String read) {
        return is(age, read, 0);
    }

    /** "Moins de 26 ans" ends with those who are 25. */
    private static boolean is(Integer age, String read, int less) {
        return age != null && read.length() < LONGEST_AGE && age == Integer.parseInt(read) - less;
    }

    /** All words that tell the category stand there; of a label such as "Présence régulière" the last will do. */
    private static boolean isNamed(KnownCategory category, String folded, int within) {
        List<String> label = Folded.stems(category.label());
        List<String> words = Folded.stems(folded);
        String last = label.get(label.size() - 1);
        return words.stream().limit(within).anyMatch(word -> Folded.areAkin(word, last));
    }
}
