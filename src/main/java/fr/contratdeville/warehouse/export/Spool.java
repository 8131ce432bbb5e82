package fr.contratdeville.warehouse.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is read while it is still being written: the database gives as fast as it can and is done with it, the client
 * takes as slowly as it likes. One thread writes and says how it ended, another sends. The file goes when it is closed.
 */
final class Spool implements Closeable {

    private static final int CHUNK = 64 * 1024;

    private final FileChannel file;
    private long written;
    private boolean complete;
    private Throwable failure;

    private Spool(FileChannel file) {
        this.file = file;
    }

    static Spool in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path path = Files.createTempFile(directory, "export-", ".part");
        return new Spool(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** Where to write. Writing fails once the spool is closed: nobody waits for it any more. */
    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int oneByte) throws IOException {
                write(new byte[] {(byte) oneByte}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                append(ByteBuffer.wrap(bytes, offset, length));
            }
        };
    }

    private void append(ByteBuffer bytes) throws IOException {
        if (failed() != null) {
            throw new IOException("the export has failed");
        }
        int length = bytes.remaining();
        long position = written;
        while (bytes.hasRemaining()) {
            position += file.write(bytes, position);
        }
        synchronized (this) {
            written += length;
            notifyAll();
        }
    }

    synchronized void complete() {
        complete = true;
        notifyAll();
    }

    synchronized void fail(Throwable why) {
        if (failure == null && !complete) {
            failure = why;
        }
        notifyAll();
    }

    /**
     * Waits until there is something to send: what fails before can still be answered as a problem.
     *
     * @throws Throwable what has made the writer fail
     */
    void awaitStart() throws Throwable {
        awaitMoreThan(0);
        if (failed() != null) {
            throw failed();
        }
    }

    /**
     * Waits until all is written.
     *
     * @throws Throwable what has made the writer fail
     */
    synchronized void awaitEnd() throws Throwable {
        while (!complete && failure == null) {
            wait();
        }
        if (failure != null) {
            throw failure;
        }
    }

    synchronized long length() {
        return written;
    }

    synchronized boolean hasStarted() {
        return written > 0;
    }

    boolean isClosed() {
        return !file.isOpen();
    }

    private synchronized Throwable failed() {
        return failure;
    }

    /**
     * Sends all that is written, until it is complete.
     *
     * @throws IOException if the client does not take it, or if the writer fails: then the client must not take what it has
     *     for the whole
     */
    void sendTo(OutputStream client) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long sent = 0;
        for (long end = awaitMoreThan(sent); end > sent; end = awaitMoreThan(sent)) {
            // What lies behind the end is just being written.
            chunk.clear().limit((int) Math.min(CHUNK, end - sent));
            int length = file.read(chunk, sent);
            client.write(chunk.array(), 0, length);
            sent += length;
        }
    }

    /** @return how much is written; as much as was sent if that is all */
    private synchronized long awaitMoreThan(long sent) throws IOException {
        try {
            while (written <= sent && !complete && failure == null) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        if (failure != null && sent > 0) {
            throw new IOException("the export has failed", failure);
        }
        return written;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
