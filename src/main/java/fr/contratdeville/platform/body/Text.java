package fr.contratdeville.platform.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** What becomes of every string that is sent: trimmed and in Unicode's NFC form; an empty one counts as absent. */
public final class Text {

    /** Marks a text that may have line breaks and tabs. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    public @interface Multiline {}

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final Pattern VISIBLE =
            Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u3164\\uFFA0\\u115F\\u1160]]");

    private Text() {}

    /** @return null if nothing is left */
    public static String normalised(String value) {
        String composed = Normalizer.normalize(value.replace("\r\n", "\n"), Normalizer.Form.NFC);
        int begin = 0;
        int end = composed.length();
        while (begin < end && isSpace(composed.charAt(begin))) {
            begin++;
        }
        while (begin < end && isSpace(composed.charAt(end - 1))) {
            end--;
        }
        return begin == end ? null : composed.substring(begin, end);
    }

    /** Unlike for {@link String#strip}, also the no-break spaces that word processors put in. */
    private static boolean isSpace(char character) {
        return character >= '\t' && character <= '\r'
                || Character.isSpaceChar(character)
                || character == BYTE_ORDER_MARK;
    }

    /**
     * Control characters cannot be shown, and NUL cannot be stored; half a surrogate pair is no character at all; what
     * reverses the direction of writing makes one name look like another; and something has to be left to see.
     */
    public static boolean isPrintable(String value, boolean multiline) {
        return VISIBLE.matcher(value).find()
                && value.codePoints().noneMatch(Text::turnsTheWriting)
                && value.codePoints().allMatch(character -> switch (Character.getType(character)) {
                    case Character.CONTROL -> multiline && (character == '\n' || character == '\t');
                    case Character.SURROGATE -> false;
                    default -> true;
                });
    }

    /** In characters, as JSON Schema and the database count, whereas Java counts some twice. */
    public static int length(String value) {
        return value.codePointCount(0, value.length());
    }

    /** Unicode's bidirectional embeddings, overrides and isolates (UAX 9). */
    private static boolean turnsTheWriting(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }
}
