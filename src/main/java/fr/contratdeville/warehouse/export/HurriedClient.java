package fr.contratdeville.warehouse.export;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A client that is given up when it takes nothing for too long: it may have gone without a word. It is written to past the
 * framework's own stream, which waits for it without a limit.
 */
final class HurriedClient extends OutputStream {

    private final HttpServerResponse answer;
    private final Duration longestStall;

    HurriedClient(HttpServerResponse answer, Duration longestStall) {
        this.answer = answer;
        this.longestStall = longestStall;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    /**
     * Returns when the client, or the network on the way to it, has taken them: no more is kept for it than that. The bytes
     * are sent from where they stand.
     */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!answer.headWritten()) {
            answer.setChunked(true);
        }
        try {
            answer.write(Buffer.buffer(Unpooled.wrappedBuffer(bytes, offset, length)))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(longestStall.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stalled) {
            throw new IOException("the client takes nothing", stalled);
        } catch (ExecutionException gone) {
            throw new IOException("the client has gone", gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
