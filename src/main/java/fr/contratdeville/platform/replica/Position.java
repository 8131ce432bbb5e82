package fr.contratdeville.platform.replica;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the database's log (LSN). Who has come there sees all that was committed before it was taken. */
public record Position(long byteInLog) implements Comparable<Position> {

    /** Where everybody has come. */
    public static final Position BEGINNING = new Position(0);

    /** Where nobody comes: who asks for it is answered by the primary. */
    static final Position NEVER = new Position(-1);

    /** As PostgreSQL writes it: the two halves of the number. */
    private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})");

    private static final int HALF = 32;
    private static final int HEXADECIMAL = 16;

    public static Optional<Position> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new Position(half(form.group(1)) << HALF | half(form.group(2))))
                : Optional.empty();
    }

    private static long half(String digits) {
        return Long.parseLong(digits, HEXADECIMAL);
    }

    @Override
    public int compareTo(Position other) {
        return Long.compareUnsigned(byteInLog, other.byteInLog);
    }

    Position orLater(Position other) {
        return compareTo(other) < 0 ? other : this;
    }

    @Override
    public String toString() {
        return "%X/%X".formatted((int) (byteInLog >>> HALF), (int) byteInLog);
    }
}
