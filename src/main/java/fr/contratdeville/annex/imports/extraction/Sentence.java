package fr.contratdeville.annex.imports.extraction;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of a description.
 *
 * @param text as it stands there
 * @param folded of the same length
 * @param stems of its words
 * @param before stems of the action's title and of the sentences before, which say what it is about
 */
record Sentence(String text, String folded, List<String> stems, List<String> before) {

    private static final Pattern AIM = Pattern.compile(
            "(?s)(?:[-•*] ?)?(?:\\p{L}+(?:er|ir|re|oir)|s'\\p{L}+(?:er|ir|re)|se \\p{L}+(?:er|ir|re)) .*");
    private static final Pattern INTENDED =
            Pattern.compile("(?s).*(?:objectif|afin d|en vue d|a pour but|est prevu|sera|seront|permettra|prevoit).*");
    private static final Pattern PAST = Pattern.compile("(?s).*(?<!\\p{L})(?:a|ont|est|sont|s'est|se sont) (?:ete"
            + " )?\\p{L}+(?:e|es|ee|ees|i|is|ie|ies|u|us|ue|ues)(?!\\p{L}).*");

    private static final Pattern OTHER = Pattern.compile("[,\\d]");

    static Sentence of(String text, List<String> before) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return new Sentence(composed, Folded.of(composed), distinct(Folded.stems(composed)), distinct(before));
    }

    /** "Organiser une journée": what was meant to be, and not what was. */
    boolean isAim() {
        return AIM.matcher(folded).matches();
    }

    /** "Le projet avait pour objectif …" */
    boolean isIntended() {
        return INTENDED.matcher(folded).matches();
    }

    boolean isPast() {
        return PAST.matcher(folded).matches();
    }

    boolean has(String stem) {
        return stems.stream().anyMatch(word -> Folded.areAkin(word, stem));
    }

    boolean hasBefore(String stem) {
        return before.stream().anyMatch(word -> Folded.areAkin(word, stem));
    }

    /** "Parmi les 34 personnes suivies, 9 sont sorties": what stands behind a comma, or another number, is not said of all of them. */
    Sentence until(int end) {
        Matcher other = OTHER.matcher(folded);
        List<String> said =
                Folded.stems(other.find(Math.min(end, folded.length())) ? folded.substring(0, other.start()) : folded);
        return new Sentence(text, folded, distinct(said), before);
    }

    private static List<String> distinct(List<String> stems) {
        return stems.stream().distinct().toList();
    }
}
