package fr.contratdeville.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes on what is written, and knows how long it is and its SHA-256. */
final class Measured extends FilterOutputStream {

    private final MessageDigest digest = sha256();
    private long bytes;

    Measured(OutputStream next) {
        super(next);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public void write(int oneByte) throws IOException {
        out.write(oneByte);
        digest.update((byte) oneByte);
        bytes++;
    }

    @Override
    public void write(byte[] some, int offset, int length) throws IOException {
        out.write(some, offset, length);
        digest.update(some, offset, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    /** In hexadecimal digits. To be asked once, when all is written. */
    String sha256OfAll() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
