package fr.contratdeville.annex.imports.upload;

import fr.contratdeville.platform.body.Text;
import java.util.regex.Pattern;

/** What a document is called wherever it is shown: without the folders that some browsers send, and with what can be shown only. */
public final class FileName {

    private static final int LONGEST = 255;
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]");
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]");
    private static final String UNNAMED = "document";

    private FileName() {}

    /** @param sent null if none was */
    public static String of(String sent) {
        if (sent == null) {
            return UNNAMED;
        }
        String shown = NOT_SHOWN.matcher(FOLDERS.matcher(sent).replaceFirst("")).replaceAll("");
        String name = Text.normalised(shown);
        if (name == null || !Text.isPrintable(name, false)) {
            return UNNAMED;
        }
        // The end tells what kind of file it is.
        int begin = Text.length(name) <= LONGEST ? 0 : name.offsetByCodePoints(name.length(), -LONGEST);
        return name.substring(begin);
    }
}
