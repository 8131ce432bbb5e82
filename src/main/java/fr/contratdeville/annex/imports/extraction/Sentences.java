package fr.contratdeville.annex.imports.extraction;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The sentences of a description: an item of a list is one, and so is what a line begins with a number. */
final class Sentences {

    private static final Pattern END = Pattern.compile("(?<=[.;!?…])\\d?\\s+|\\n+");

    private Sentences() {}

    static List<String> of(String text) {
        return Arrays.stream(END.split(text))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }
}
