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

/** How alike two names are, whatever their case, accents, apostrophes and punctuation. */
public final class Likeness {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** They stand in an acronym or not, and tell no name from another. */
    private static final Set<String> SMALL_WORDS =
            Set.of("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "pour", "sur");

    /** Names of the same words in another order are a little less alike than the same name. */
    private static final double WORDS_WEIGH = 0.9;

    private Likeness() {}

    /** What two spellings of the same name have in common. */
    public static String key(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[œŒ]", "oe")
                .replaceAll("[æÆ]", "ae");
        String plain = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        return NO_WORD.matcher(plain).replaceAll(" ").strip();
    }

    /** The first letters of a name's words: with the small ones, and without. */
    static Set<String> acronyms(String name) {
        List<String> words = Arrays.asList(key(name).split(" "));
        List<String> telling =
                words.stream().filter(word -> !SMALL_WORDS.contains(word)).toList();
        return Stream.of(initials(words), initials(telling))
                .filter(letters -> letters.length() > 1)
                .collect(Collectors.toSet());
    }

    private static String initials(List<String> words) {
        return words.stream()
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
    }

    /** From 0 to 1: how many pairs of letters they share (Dice), or how many of the words of the one stand in the other. */
    static double of(String key, String other) {
        if (key.isEmpty() || other.isEmpty()) {
            return 0;
        }
        return Math.max(dice(pairs(key), pairs(other)), WORDS_WEIGH * dice(words(key), words(other)));
    }

    private static double dice(Set<String> some, Set<String> others) {
        Set<String> shared = new HashSet<>(some);
        shared.retainAll(others);
        return some.isEmpty() || others.isEmpty() ? 0 : 2.0 * shared.size() / (some.size() + others.size());
    }

    private static Set<String> pairs(String key) {
        String letters = key.replace(" ", "");
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < letters.length(); i++) {
            pairs.add(letters.substring(i, i + 2));
        }
        return pairs;
    }

    private static Set<String> words(String key) {
        return Arrays.stream(key.split(" "))
                .filter(word -> !SMALL_WORDS.contains(word))
                .collect(Collectors.toSet());
    }
}
