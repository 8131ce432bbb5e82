package fr.contratdeville.platform.redaction;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A name as a regular expression of PostgreSQL's, for text in Unicode's NFD form. Upper and lower case are spelt out, because what
 * the database takes for the same letter depends on its locale.
 */
final class NamePattern {

    private static final int FEWEST_LETTERS = 3;

    /** Accents, whichever there are, and what cannot be seen. */
    private static final String MARKS = "[\\u0300-\\u036f\\u00ad\\u200b-\\u200d\\u2060\\ufeff]*";

    /** Between the words of a name, and in addresses that are made of it. */
    private static final String BETWEEN =
            "\\u0009-\\u000d\\u0020\\u002d\\u002e\\u005f\\u00a0\\u00ad\\u2000-\\u200d\\u2010-\\u2015\\u202f\\u205f\\u2060\\u3000\\ufeff";

    private static final int MOST_BETWEEN = 4;

    private static final Map<Integer, String> LIGATURES = Map.of((int) 'o', "[œŒ]", (int) 'a', "[æÆ]");
    private static final int NONE = 0;

    private static final String APOSTROPHE = "['\\u0060\\u00b4\\u02bc\\u2018\\u2019]";
    private static final String APOSTROPHES = "'`´ʼ‘’";

    /** As V17's no_word_pattern(): what the classes of regular expressions hold depends on the database as well. */
    private static final String NO_WORD = "\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u00d7\\u00f7"
            + "\\u2000-\\u2bff\\u2e00-\\u2e7f\\u3000-\\u303f\\U0001f000-\\U0001faff";

    private static final String BEFORE = "(?<![^" + NO_WORD + "])";
    private static final String AFTER = "(?![^" + NO_WORD + "])";

    private final StringBuilder pattern = new StringBuilder(BEFORE);

    /** What stands between the last word and the next, besides what always may; null within a word. */
    private Set<Integer> between;

    private int letters;
    private int waiting = NONE;

    private NamePattern() {}

    /** @return empty if there is too little of a name in it */
    static Optional<String> of(String words) {
        NamePattern name = new NamePattern();
        Normalizer.normalize(words, Form.NFD)
                .replaceAll("[œŒ]", "oe")
                .replaceAll("[æÆ]", "ae")
                .codePoints()
                .forEach(name::add);
        name.endLetter();
        return Optional.of(name)
                .filter(complete -> complete.letters >= FEWEST_LETTERS)
                .map(complete -> complete.pattern + AFTER);
    }

    private void add(int character) {
        if (Character.isLetterOrDigit(character)) {
            beginWord();
            letters++;
            addLetter(letter(character), Character.toLowerCase(character));
        } else if (APOSTROPHES.indexOf(character) >= 0 && letters > 0 && between == null) {
            endLetter();
            pattern.append(APOSTROPHE);
        } else if (Character.getType(character) != Character.NON_SPACING_MARK
                && Character.getType(character) != Character.FORMAT
                && letters > 0) {
            between = between == null ? new LinkedHashSet<>() : between;
            between.add(character);
        }
    }

    /** An o or an a waits for the next letter: with an e after it, it may be a ligature. */
    private void addLetter(String letter, int lowerCase) {
        if (lowerCase == 'e' && LIGATURES.containsKey(waiting)) {
            pattern.append("(?:%s%s%s|%s)".formatted(letter(waiting), MARKS, letter, LIGATURES.get(waiting)))
                    .append(MARKS);
            waiting = NONE;
            return;
        }
        endLetter();
        if (LIGATURES.containsKey(lowerCase)) {
            waiting = lowerCase;
        } else {
            pattern.append(letter).append(MARKS);
        }
    }

    private void endLetter() {
        if (waiting != NONE) {
            pattern.append(letter(waiting)).append(MARKS);
            waiting = NONE;
        }
    }

    private void beginWord() {
        if (between != null) {
            endLetter();
            String these = between.stream().map(NamePattern::escaped).collect(Collectors.joining());
            pattern.append("[%s%s]{1,%d}".formatted(BETWEEN, these, MOST_BETWEEN));
            between = null;
        }
    }

    private static String letter(int character) {
        String itself = Character.toString(character);
        Set<String> cases = new LinkedHashSet<>();
        cases.add(itself);
        cases.add(itself.toLowerCase(Locale.ROOT));
        cases.add(itself.toUpperCase(Locale.ROOT));
        return cases.stream()
                .map(one -> Normalizer.normalize(one, Form.NFD)
                        .codePoints()
                        .mapToObj(NamePattern::escaped)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String escaped(int character) {
        return "\\U%08x".formatted(character);
    }
}
