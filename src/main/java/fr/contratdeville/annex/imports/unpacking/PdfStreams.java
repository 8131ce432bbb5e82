package fr.contratdeville.annex.imports.unpacking;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSName;

/**
 * What the streams of a PDF unpack to, found out before anything reads them into memory. Each is tried as it stands, whatever it is
 * said to be, and wherever it is said to end: names can be written in many ways, and lengths can lie.
 */
public final class PdfStreams {

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);
    private static final long MOST_OF_ONE = 64L << 20;
    private static final long MOST_OF_ALL = 256L << 20;

    /** Streams packed twice are rare, and three times unheard of. */
    private static final int DEEPEST = 3;

    /** In bytes: what a stream says of itself is shorter. */
    private static final int DICTIONARY = 8_192;

    private static final int HEADER = 2;
    private static final int BLOCK = 8_192;
    private static final int SAMPLE = 64;
    private static final int LEAST = 16;

    private final byte[] bytes;
    private long all;

    private PdfStreams(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws UnreadableDocument if they unpack to more than any annex has */
    public static void refuseLarge(byte[] bytes) throws UnreadableDocument {
        new PdfStreams(bytes).check();
    }

    private void check() throws UnreadableDocument {
        int before = 0;
        int begin = find(STREAM, 0);
        while (begin >= 0) {
            if (begin > HEADER && bytes[begin - 1] == 'd') {
                begin = find(STREAM, begin + STREAM.length);
                continue;
            }
            int data = afterLineEnd(begin + STREAM.length);
            int found = find(END, data);
            int end = found < 0 ? bytes.length : found;
            check(data, end);
            checkUnusual(Math.max(before, begin - DICTIONARY), begin, data);
            before = Math.min(end + END.length, bytes.length);
            begin = find(STREAM, before);
        }
    }

    private void check(int from, int to) throws UnreadableDocument {
        if (to - from < LEAST) {
            return;
        }
        byte[] raw = isText(from, to) ? ascii85(from, to) : null;
        for (int depth = 1; depth <= DEEPEST; depth++) {
            InputStream packed = raw == null
                    ? new ByteArrayInputStream(bytes, from, bytes.length - from)
                    : new ByteArrayInputStream(raw);
            long size = unpacked(packed, depth);
            all += size;
            if (size > MOST_OF_ONE || all > MOST_OF_ALL) {
                throw new UnreadableDocument(UnreadableDocument.Code.TOO_LARGE);
            } else if (size == 0) {
                return;
            }
        }
    }

    /** Any bytes can be unpacked by these, so what the stream says of itself counts. */
    private void checkUnusual(int earliest, int begin, int from) throws UnreadableDocument {
        String before = new String(bytes, earliest, Math.max(0, begin - earliest), StandardCharsets.ISO_8859_1);
        int object = before.lastIndexOf("obj");
        String dictionary = PdfPacking.unescaped(before.substring(Math.max(0, object)));
        if (object >= 0 && !PdfPacking.isUnusual(dictionary)) {
            return;
        }
        List<COSName> filters = PdfPacking.filters(dictionary);
        if (object < 0 || filters == null) {
            throw new UnreadableDocument(UnreadableDocument.Code.UNSAFE);
        } else if (PdfPacking.isOfBytes(filters)) {
            long size = PdfPacking.unpacked(
                    new ByteArrayInputStream(bytes, from, bytes.length - from), filters, (int) MOST_OF_ONE);
            all += size;
            if (size > MOST_OF_ONE || all > MOST_OF_ALL) {
                throw new UnreadableDocument(UnreadableDocument.Code.TOO_LARGE);
            }
        }
    }

    /** As far as it is packed at all: what comes before an error counts. */
    private static long unpacked(InputStream packed, int depth) {
        Inflater[] inflaters = new Inflater[depth];
        long size = 0;
        try {
            InputStream content = packed;
            for (int i = 0; i < depth; i++) {
                if (content.readNBytes(HEADER).length < HEADER) {
                    return 0;
                }
                inflaters[i] = new Inflater(true);
                content = new InflaterInputStream(content, inflaters[i], BLOCK);
            }
            byte[] block = new byte[BLOCK];
            for (int length = content.read(block); length >= 0 && size <= MOST_OF_ONE; length = content.read(block)) {
                size += length;
            }
        } catch (IOException notPacked) {
            return size;
        } finally {
            for (Inflater inflater : inflaters) {
                if (inflater != null) {
                    inflater.end();
                }
            }
        }
        return size;
    }

    private boolean isText(int from, int to) {
        for (int i = from; i < Math.min(to, from + SAMPLE); i++) {
            if (bytes[i] < '\t' || bytes[i] > '~') {
                return false;
            }
        }
        return true;
    }

    /** ISO 32000-1, 7.4.3: five characters are four bytes, and "z" is four zeros. */
    private byte[] ascii85(int from, int to) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        long group = 0;
        int length = 0;
        for (int i = from; i < to && bytes[i] != '~'; i++) {
            if (bytes[i] == 'z' && length == 0) {
                decoded.writeBytes(new byte[4]);
            } else if (bytes[i] >= '!' && bytes[i] <= 'u') {
                group = group * 85 + (bytes[i] - '!');
                if (++length == 5) {
                    decoded.writeBytes(
                            new byte[] {(byte) (group >> 24), (byte) (group >> 16), (byte) (group >> 8), (byte) group});
                    group = 0;
                    length = 0;
                }
            }
        }
        return decoded.toByteArray();
    }

    private int afterLineEnd(int position) {
        int after = position;
        while (after < bytes.length && (bytes[after] == '\r' || bytes[after] == '\n' || bytes[after] == ' ')) {
            after++;
            if (bytes[after - 1] == '\n') {
                break;
            }
        }
        return after;
    }

    private int find(byte[] wanted, int from) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            int matched = 0;
            while (matched < wanted.length && bytes[i + matched] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
