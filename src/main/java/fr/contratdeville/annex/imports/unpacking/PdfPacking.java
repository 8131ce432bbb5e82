package fr.contratdeville.annex.imports.unpacking;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;

/** How something in a PDF is packed, as it says itself, and what it unpacks to (ISO 32000-1, 7.4). */
final class PdfPacking {

    /** Those whose output is no longer than one may look at it; those of pictures make as much of nothing as they are told. */
    private static final Set<String> OF_BYTES = Set.of(
            "FlateDecode",
            "Fl",
            "LZWDecode",
            "LZW",
            "RunLengthDecode",
            "RL",
            "ASCII85Decode",
            "A85",
            "ASCIIHexDecode",
            "AHx");

    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern UNUSUAL =
            Pattern.compile("/(?:LZW|RunLength|RL)|/Filter(?!\\s*(?:/\\w+|\\[(?:\\s*/\\w+){0,8}\\s*\\]))");
    private static final Pattern FILTERS = Pattern.compile("/Filter\\s*(?:\\[([^\\]]*)\\]|(/\\w+))");
    private static final Pattern NAME = Pattern.compile("/(\\w+)");
    private static final int HEXADECIMAL = 16;

    private PdfPacking() {}

    /** Names may be written in more than one way. */
    static String unescaped(String written) {
        return ESCAPED.matcher(written)
                .replaceAll(found ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), HEXADECIMAL))));
    }

    /** @return whether it has to be unpacked as it says, because no look at its bytes tells how it is packed */
    static boolean isUnusual(String dictionary) {
        return UNUSUAL.matcher(dictionary).find();
    }

    /** @return null if it does not say it in one place */
    static List<COSName> filters(String dictionary) {
        Matcher filters = FILTERS.matcher(dictionary);
        if (!filters.find()) {
            return null;
        }
        String written = filters.group(1) == null ? filters.group(2) : filters.group(1);
        List<COSName> names = new ArrayList<>();
        Matcher name = NAME.matcher(written);
        while (name.find()) {
            names.add(COSName.getPDFName(name.group(1)));
        }
        boolean isAll = NAME.matcher(written).replaceAll("").isBlank();
        return !isAll || filters.find() ? null : names;
    }

    static boolean isOfBytes(List<COSName> filters) {
        return filters.stream().map(COSName::getName).allMatch(OF_BYTES::contains);
    }

    /**
     * @param most in bytes, of each step
     * @return its size, of the largest step; more than {@code most} if it is larger, as far as one can tell without unpacking it
     */
    static long unpacked(InputStream packed, List<COSName> filters, int most) {
        InputStream content = packed;
        long largest = 0;
        for (COSName filter : filters) {
            Bounded unpacked = new Bounded(most);
            try {
                FilterFactory.INSTANCE.getFilter(filter).decode(content, unpacked, new COSDictionary(), 0);
            } catch (IOException | RuntimeException broken) {
                if (unpacked.isFull) {
                    return most + 1L;
                }
            }
            content = new ByteArrayInputStream(unpacked.toByteArray());
            largest = Math.max(largest, unpacked.size());
        }
        return largest;
    }

    private static final class Bounded extends ByteArrayOutputStream {

        private final int most;
        private boolean isFull;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public synchronized void write(int one) {
            require(1);
            super.write(one);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            require(length);
            super.write(bytes, from, length);
        }

        private void require(int length) {
            if (size() + length > most) {
                isFull = true;
                throw new PdfText.Exhausted();
            }
        }
    }
}
