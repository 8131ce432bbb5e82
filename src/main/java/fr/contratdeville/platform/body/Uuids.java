package fr.contratdeville.platform.body;

import java.util.Optional;
import java.util.UUID;

/** Reads UUIDs more strictly than {@link UUID#fromString}, which takes "1-1-1-1-1". */
public final class Uuids {

    private static final String FORM = "00000000-0000-0000-0000-000000000000";

    private Uuids() {}

    public static Optional<UUID> parse(String text) {
        return hasTheForm(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** Asked of every id of a batch: an expression would take longer than all else that is done with them. */
    private static boolean hasTheForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char there = text.charAt(i);
            if (FORM.charAt(i) == '-' ? there != '-' : !isHexadecimal(there)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexadecimal(char digit) {
        return digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f' || digit >= 'A' && digit <= 'F';
    }
}
