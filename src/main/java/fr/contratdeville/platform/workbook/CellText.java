package fr.contratdeville.platform.workbook;

import java.nio.charset.StandardCharsets;

/**
 * A text as a cell has it, in UTF-8. It is the next one after each {@link #read}.
 *
 * <p>What XML cannot hold, and a carriage return, which its readers would take for a line feed, is written as spreadsheet programs
 * do: {@code _x0001_} (ECMA-376, part 1, 22.4.2.4, ST_Xstring). What looks like such a word has its underscore written so.
 */
final class CellText {

    /** Of 16 bits, as programs count them. */
    static final int LONGEST = 32_767;

    private static final String CUT = "… [coupé : %1$d caractères, en entier dans les autres formats / "
            + "cut: %1$d characters, whole in the other formats]";

    private static final String UNDERSCORE = "_x005F_";
    /** Of the bytes of a character, all but the first are of this form. */
    private static final int FURTHER = 0x80;

    private static final int FURTHER_MASK = 0xc0;
    /** The first of four bytes, which are two of what programs count. */
    private static final int FIRST_OF_FOUR = 0xf0;
    /** The longest that a byte becomes. */
    private static final int LONGEST_ESCAPE = UNDERSCORE.length();

    private byte[] bytes = new byte[1 << 10];
    private int length;
    private boolean spaceAround;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    boolean hasSpaceAround() {
        return spaceAround;
    }

    void read(byte[] in, int start, int inLength) {
        length = 0;
        int units = inLength <= LONGEST ? inLength : units(in, start, inLength);
        if (units <= LONGEST) {
            escape(in, start, inLength);
        } else {
            byte[] cut = CUT.formatted(units).getBytes(StandardCharsets.UTF_8);
            escape(in, start, fitting(in, start, inLength, LONGEST - units(cut, 0, cut.length)));
            escape(cut, 0, cut.length);
        }
        spaceAround = length > 0 && (isSpace(bytes[0]) || isSpace(bytes[length - 1]));
    }

    private static boolean isSpace(byte one) {
        return one >= 0 && one <= ' ';
    }

    private static int units(byte[] in, int start, int inLength) {
        int units = 0;
        for (int i = start; i < start + inLength; i++) {
            units += units(in[i]);
        }
        return units;
    }

    private static int units(byte one) {
        if ((one & FURTHER_MASK) == FURTHER) {
            return 0;
        }
        return (one & FIRST_OF_FOUR) == FIRST_OF_FOUR ? 2 : 1;
    }

    /** @return how many bytes, of whole characters */
    private static int fitting(byte[] in, int start, int inLength, int most) {
        int units = 0;
        for (int i = start; i < start + inLength; i++) {
            units += units(in[i]);
            if (units > most) {
                return i - start;
            }
        }
        return inLength;
    }

    private void escape(byte[] in, int start, int inLength) {
        makeRoom(inLength);
        int end = start + inLength;
        for (int i = start; i < end; i++) {
            byte one = in[i];
            if (one == '&') {
                add("&amp;");
            } else if (one == '<') {
                add("&lt;");
            } else if (one == '>') {
                add("&gt;");
            } else if (one == '_' && isFollowedByDigits(in, i + 1, end)) {
                add(UNDERSCORE);
            } else if (one >= 0 && one < ' ' && one != '\t' && one != '\n') {
                add("_x%04X_".formatted(one));
            } else if (isNoCharacter(in, i, end)) {
                add(in[i + 2] == (byte) 0xbe ? "_xFFFE_" : "_xFFFF_");
                i += 2;
            } else {
                bytes[length++] = one;
            }
        }
    }

    private static boolean isFollowedByDigits(byte[] in, int from, int end) {
        if (from + 5 > end || in[from] != 'x') {
            return false;
        }
        for (int i = from + 1; i < from + 5; i++) {
            if (Character.digit(in[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** U+FFFE and U+FFFF. */
    private static boolean isNoCharacter(byte[] in, int at, int end) {
        return at + 2 < end && in[at] == (byte) 0xef && in[at + 1] == (byte) 0xbf && (in[at + 2] & 0xfe) == 0xbe;
    }

    private void makeRoom(int more) {
        int most = length + more * LONGEST_ESCAPE;
        if (bytes.length < most) {
            byte[] longer = new byte[most];
            System.arraycopy(bytes, 0, longer, 0, length);
            bytes = longer;
        }
    }

    @SuppressWarnings("deprecation")
    private void add(String ascii) {
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
    }
}
