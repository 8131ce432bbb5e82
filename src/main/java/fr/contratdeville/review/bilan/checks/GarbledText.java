package fr.contratdeville.review.bilan.checks;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of which letters were lost, because it was read in another encoding than it was written in. */
final class GarbledText {

    /** What Windows-1252 takes the bytes from 0x80 to 0xBF for, of which UTF-8 makes all but the first of a letter. */
    private static final String CONTINUED = "[\\u0080-\\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]";

    /** The sign for what could not be read; é or à, ’ or –, and œ, of UTF-8 in Windows-1252; and é in Mac OS Roman. */
    private static final Pattern GARBLED =
            Pattern.compile("\\S{0,20}(?:\\uFFFD|[ÃÂ]" + CONTINUED + "|â€" + CONTINUED + "|Å[“’]|√©)\\S{0,20}");

    private GarbledText() {}

    /** The first word that shows it. */
    static Optional<String> wordOf(String text) {
        Matcher garbled = GARBLED.matcher(text == null ? "" : text);
        return garbled.find() ? Optional.of(garbled.group()) : Optional.empty();
    }
}
