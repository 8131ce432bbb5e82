package fr.contratdeville.annex.imports.extraction;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers that French texts spell out, folded, up to a thousand. */
final class NumberWords {

    private static final String[] SMALL = {
        "zero",
        "un",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "dix-sept",
        "dix-huit",
        "dix-neuf"
    };
    private static final String[] TENS = {"vingt", "trente", "quarante", "cinquante", "soixante"};
    private static final Map<String, Integer> ABOUT = Map.of(
            "huitaine",
            8,
            "dizaine",
            10,
            "douzaine",
            12,
            "quinzaine",
            15,
            "vingtaine",
            20,
            "trentaine",
            30,
            "quarantaine",
            40,
            "cinquantaine",
            50,
            "soixantaine",
            60,
            "centaine",
            100);
    private static final Map<String, Integer> EXACT = exact();

    private static final int TEN = 10;
    private static final int HUNDRED = 100;
    private static final Pattern HUNDREDS = Pattern.compile("(?:(\\S+) )?cents?(?: (.+))?");

    /** Alternatives of a regular expression, the longest first. */
    static final String WORDS =
            "(?:(?:" + hundreds() + ") )?cents?(?: (?:" + alternatives(EXACT) + "))?(?! mill)|" + alternatives(EXACT);

    static final String ABOUT_WORDS = alternatives(ABOUT);

    private NumberWords() {}

    private static Map<String, Integer> exact() {
        Map<String, Integer> words = new HashMap<>();
        for (int value = 2; value < SMALL.length; value++) {
            words.put(SMALL[value], value);
        }
        for (int tens = 0; tens < TENS.length; tens++) {
            int value = (tens + 2) * 10;
            words.put(TENS[tens], value);
            words.put(TENS[tens] + " et un", value + 1);
            words.put(TENS[tens] + "-et-un", value + 1);
            words.put(TENS[tens] + " et une", value + 1);
            for (int one = 2; one < 10; one++) {
                words.put(TENS[tens] + "-" + SMALL[one], value + one);
            }
        }
        words.put("soixante et onze", 71);
        words.put("quatre-vingts", 80);
        words.put("quatre-vingt", 80);
        for (int one = 1; one < 20; one++) {
            words.put("quatre-vingt-" + SMALL[one], 80 + one);
            if (one >= 10 && one != 11) {
                words.put("soixante-" + SMALL[one], 60 + one);
            }
        }
        words.put("mille", 1000);
        return words;
    }

    private static String alternatives(Map<String, Integer> words) {
        return words.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .collect(Collectors.joining("|"));
    }

    private static String hundreds() {
        return String.join("|", List.of(SMALL).subList(2, TEN));
    }

    /** @return null if it is none */
    static Integer exact(String word) {
        Matcher hundreds = HUNDREDS.matcher(word);
        if (!hundreds.matches()) {
            return EXACT.get(word);
        }
        int times = hundreds.group(1) == null ? 1 : EXACT.get(hundreds.group(1));
        int rest = hundreds.group(2) == null ? 0 : EXACT.get(hundreds.group(2));
        return times * HUNDRED + rest;
    }

    /** "une quinzaine" */
    static int about(String word) {
        return ABOUT.get(word);
    }
}
