package fr.contratdeville.annex.imports.matching;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as it is compared with others, whatever its case, accents, apostrophes and punctuation: made once, as each is compared
 * with many.
 *
 * @param key what two spellings of the same name have in common
 * @param pairs of its letters
 * @param words those that tell it from others
 * @param acronyms the first letters of its words: with the small ones, and without
 */
public record Spelling(String key, Set<String> pairs, Set<String> words, Set<String> acronyms) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** They stand in an acronym or not, and tell no name from another. */
    private static final Set<String> SMALL_WORDS =
            Set.of("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour", "sur");

    /** Names of the same words in another order are a little less alike than the same name. */
    private static final double WORDS_WEIGH = 0.9;

    public static Spelling of(String name) {
        String key = key(name);
        List<String> all = Arrays.asList(key.split(" "));
        List<String> telling =
                all.stream().filter(word -> !SMALL_WORDS.contains(word)).toList();
        return new Spelling(
                key,
                pairs(key.replace(" ", "")),
                Set.copyOf(telling),
                Stream.of(initials(all), initials(telling))
                        .filter(letters -> letters.length() > 1)
                        .collect(Collectors.toSet()));
    }

    /** What two spellings of the same name have in common. */
    public static String key(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[œŒ]", "oe")
                .replaceAll("[æÆ]", "ae");
        String plain = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        return NO_WORD.matcher(plain).replaceAll(" ").strip();
    }

    private static String initials(List<String> words) {
        return words.stream()
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
    }

    private static Set<String> pairs(String letters) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.add(letters.substring(i, i + 2));
        }
        return pairs;
    }

    /** From 0 to 1: how many pairs of letters both have (Dice), or how many words. */
    double alike(Spelling other) {
        return Math.max(dice(pairs, other.pairs), WORDS_WEIGH * dice(words, other.words));
    }

    private static double dice(Set<String> some, Set<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return 0;
        }
        long shared = some.stream().filter(others::contains).count();
        return 2.0 * shared / (some.size() + others.size());
    }
}
