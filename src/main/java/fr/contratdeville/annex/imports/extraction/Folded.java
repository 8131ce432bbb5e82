package fr.contratdeville.annex.imports.extraction;

import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Text without case, accents and typography, character by character, so that places in it are places in the text. */
final class Folded {

    /** A plural, a feminine and their sounds: what is left is enough to tell one noun from another. */
    private static final int SHORTEST_STEM = 2;

    private static final int SHORTEST_SHARED = 5;
    private static final int FIRST_WITH_ACCENTS = 0x80;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Of the shorter of two words. */
    private static final double SHARED = 0.6;

    private static final Set<String> SMALL_WORDS = Set.of(
            "a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les", "leur",
            "leurs", "ou", "par", "pour", "qui", "sur", "un", "une", "vers");

    private Folded() {}

    static String of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder folded = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            folded.append(folded(composed.charAt(i)));
        }
        return folded.toString();
    }

    private static char folded(char character) {
        return switch (character) {
            case '’', '‘', 'ʼ', '`' -> '\'';
            case '‐', '‑', '–', '—', '−' -> '-';
            case '\u00a0', '\u202f', '\u2009', '\t' -> ' ';
            default -> {
                if (character < FIRST_WITH_ACCENTS) {
                    yield Character.toLowerCase(character);
                }
                String parts = Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFD);
                yield Character.toLowerCase(parts.charAt(0));
            }
        };
    }

    /** Stems of the words that a text is told by. */
    static List<String> stems(String text) {
        return NO_WORD.splitAsStream(of(text))
                .filter(word -> !word.isEmpty() && !SMALL_WORDS.contains(word))
                .map(Folded::stem)
                .toList();
    }

    static String stem(String word) {
        String stem = word.endsWith("aux") ? word.substring(0, word.length() - 2) + "l" : word;
        if (stem.endsWith("s") || stem.endsWith("x")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        while (stem.endsWith("e") && stem.length() > SHORTEST_STEM + 1) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem;
    }

    /** Whether both are of one family: "compostage" and "composteurs", "régulière" and "régulièrement". */
    static boolean areAkin(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        int shorter = Math.min(one.length(), other.length());
        int shared = 0;
        while (shared < shorter && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return shared >= SHORTEST_SHARED && shared >= shorter * SHARED + 1;
    }
}
