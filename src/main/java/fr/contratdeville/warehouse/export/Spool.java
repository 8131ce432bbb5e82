package fr.contratdeville.warehouse.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is sent while it is still being written: the database gives as fast as it can and is done with it, the client takes as
 * slowly as it likes. What a client has not taken yet waits in memory, and, of one that is slower than the database, in a file,
 * which goes when the spool is closed. One thread writes and says how it ended, another sends.
 */
final class Spool implements Closeable {

    private static final int CHUNK = 128 * 1024;
    private static final int MOST_IN_MEMORY = 16;

    private final FileChannel file;
    /** Those that wait in memory come before what waits in the file: nothing joins them until that is sent. */
    private final Deque<ByteBuffer> inMemory = new ArrayDeque<>();

    private final Deque<ByteBuffer> unused = new ArrayDeque<>();
    private final OutputStream output = new Output();
    private long inFile;
    private long sentOfFile;
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

    /**
     * Where to write. What is flushed can be sent, and what makes up a chunk. Writing fails once the spool is closed: nobody
     * waits for it any more.
     */
    OutputStream output() {
        return output;
    }

    private final class Output extends OutputStream {

        private ByteBuffer chunk = unused();

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; ) {
                int some = Math.min(length - done, chunk.remaining());
                chunk.put(bytes, offset + done, some);
                done += some;
                if (!chunk.hasRemaining()) {
                    flush();
                }
            }
        }

        @Override
        public void flush() throws IOException {
            if (chunk.position() > 0) {
                append(chunk.flip());
                chunk = unused();
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private synchronized ByteBuffer unused() {
        return unused.isEmpty() ? ByteBuffer.allocate(CHUNK) : unused.pop().clear();
    }

    private void append(ByteBuffer chunk) throws IOException {
        int length = chunk.remaining();
        boolean waitsInFile = isBehind();
        if (waitsInFile) {
            // Nobody else writes, and what lies behind the end is not read yet.
            for (long end = inFile; chunk.hasRemaining(); ) {
                end += file.write(chunk, end);
            }
        }
        synchronized (this) {
            if (waitsInFile) {
                inFile += length;
                unused.push(chunk);
            } else {
                inMemory.add(chunk);
            }
            written += length;
            notifyAll();
        }
    }

    /** Whether the client has left so much that what comes now has to wait in the file. */
    private synchronized boolean isBehind() throws IOException {
        if (failure != null) {
            throw new IOException("the export has failed");
        }
        if (isClosed()) {
            throw new ClosedChannelException();
        }
        return sentOfFile < inFile || inMemory.size() >= MOST_IN_MEMORY;
    }

    void complete() throws IOException {
        output.flush();
        synchronized (this) {
            complete = true;
            notifyAll();
        }
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
    synchronized void awaitStart() throws Throwable {
        while (written == 0 && !complete && failure == null) {
            wait();
        }
        throwFailure();
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
        throwFailure();
    }

    private void throwFailure() throws Throwable {
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

    /**
     * Sends all that is written, until it is complete. A chunk that the client was given is its own until it returns, and not
     * any longer.
     *
     * @throws IOException if the client does not take it, or if the writer fails: then the client must not take what it has
     *     for the whole
     */
    void sendTo(OutputStream client) throws IOException {
        for (ByteBuffer chunk = next(); chunk != null; chunk = next()) {
            client.write(chunk.array(), 0, chunk.limit());
            reuse(chunk);
        }
    }

    private synchronized void reuse(ByteBuffer chunk) {
        unused.push(chunk);
    }

    /** @return null if that was all */
    private ByteBuffer next() throws IOException {
        long waiting;
        synchronized (this) {
            awaitMore();
            if (!inMemory.isEmpty()) {
                return inMemory.poll();
            }
            waiting = inFile - sentOfFile;
        }
        if (waiting == 0) {
            return null;
        }
        ByteBuffer chunk = unused();
        chunk.limit((int) Math.min(CHUNK, waiting));
        while (chunk.hasRemaining()) {
            file.read(chunk, sentOfFile + chunk.position());
        }
        synchronized (this) {
            sentOfFile += chunk.limit();
        }
        return chunk;
    }

    private void awaitMore() throws IOException {
        try {
            while (inMemory.isEmpty() && sentOfFile == inFile && !complete && failure == null) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        if (failure != null) {
            throw new IOException("the export has failed", failure);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
        synchronized (this) {
            inMemory.clear();
            unused.clear();
        }
    }
}
