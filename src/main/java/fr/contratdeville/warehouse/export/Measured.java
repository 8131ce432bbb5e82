package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.checksum.Sha256;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Passes on what is written, and knows how long it is and its SHA-256. */
final class Measured extends FilterOutputStream {

    private final MessageDigest digest = Sha256.begin();
    private long bytes;

    Measured(OutputStream next) {
        super(next);
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
        return Sha256.hex(digest.digest());
    }
}
