package fr.contratdeville.warehouse.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** An export that is being written and can be sent. Whoever has it closes it; closed again, it does nothing. */
final class Export implements Closeable {

    private final Spool spool;
    private final Runnable whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile ReadFrom readFrom = ReadFrom.PRIMARY;

    Export(Spool spool, Runnable whenClosed) {
        this.spool = spool;
        this.whenClosed = whenClosed;
    }

    Spool spool() {
        return spool;
    }

    void isReadFrom(ReadFrom server) {
        readFrom = server;
    }

    /** Known once it has begun. */
    ReadFrom readFrom() {
        return readFrom;
    }

    /** How many bytes there are, once it is whole. */
    long length() {
        return spool.length();
    }

    void sendTo(OutputStream client) throws IOException {
        spool.sendTo(client);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            spool.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            whenClosed.run();
        }
    }
}
