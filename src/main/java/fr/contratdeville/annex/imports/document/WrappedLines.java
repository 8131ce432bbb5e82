package fr.contratdeville.annex.imports.document;

import java.util.List;
import java.util.regex.Pattern;

/** Puts lines together that were broken only because a column is no wider: what begins a sentence or an item stays a line of its own. */
final class WrappedLines {

    private static final Pattern ITEM = Pattern.compile("[-–—•●▪‣◦*\uF0B7➢✓>]\\s*\\S.*");
    private static final Pattern ENDED = Pattern.compile(".*[.;:!?…](?:\\d|\\s|»)*");

    /** "Ambassadeur" over "/drice". */
    private static final Pattern WITHIN_A_WORD = Pattern.compile("/\\p{L}.*");

    /** No sentence ends with these. */
    private static final Pattern GOES_ON = Pattern.compile(
            "(?iu)(?:.*[ '’(])?(?:à|a|au|aux|avec|dans|de|des|dont|du|en|entre|est|et|la|le|les|leurs?|ont|ou|par|pour|que|qui|ses|sont|sur|un|une)|.*,");

    /** Letters are not all of the same width: a line may be this much longer than another that is as wide. */
    private static final double SLACK = 0.12;

    private static final double SLACK_BEFORE_A_NUMBER = 0.05;

    private WrappedLines() {}

    /** @param width in characters, of the column's longest line */
    static String joined(List<String> lines, int width) {
        StringBuilder text = new StringBuilder();
        String before = null;
        for (String read : lines) {
            String line = read.strip();
            if (line.isEmpty()) {
                continue;
            }
            if (before != null) {
                text.append(separator(before, line, width));
            }
            text.append(line);
            before = line;
        }
        return text.toString();
    }

    private static String separator(String before, String line, int width) {
        if (WITHIN_A_WORD.matcher(line).matches()) {
            return "";
        }
        if (ITEM.matcher(line).matches() || isShort(before, line, width) || isNewSentence(before, line)) {
            return "\n";
        }
        boolean hyphenated = before.matches(".*\\p{L}-");
        return hyphenated ? "" : " ";
    }

    /** The next word had had its place. */
    private static boolean isShort(String before, String line, int width) {
        String next = line.split("\\s", 2)[0];
        boolean isContinued = GOES_ON.matcher(before).matches() || Character.isLowerCase(line.charAt(0));
        double slack = Character.isDigit(line.charAt(0)) ? SLACK_BEFORE_A_NUMBER : SLACK;
        return !isContinued && before.length() + 1 + next.length() < width * (1 - slack);
    }

    private static boolean isNewSentence(String before, String line) {
        return ENDED.matcher(before).matches() && !Character.isLowerCase(line.charAt(0));
    }
}
