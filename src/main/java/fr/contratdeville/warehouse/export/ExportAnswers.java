package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.replica.Replica;
import fr.contratdeville.platform.transport.ContentCoding;
import fr.contratdeville.warehouse.format.RowFormat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sends exports. */
@Singleton
class ExportAnswers {

    private static final String CSV_PARAMETERS = "; charset=utf-8; header=present";

    private static final Logger LOG = Logger.getLogger(ExportAnswers.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_UNTIL_SENT = Duration.ofSeconds(10);

    /** Of HTTP/2 (RFC 9113, section 7). Reset without an error, an answer passes for whole with some clients. */
    private static final long INTERNAL_ERROR = 0x2;

    private static final int PING_LENGTH = 8;

    private final Vertx vertx;
    private final Replica replica;
    private final Duration longestStall;

    ExportAnswers(
            Vertx vertx,
            Replica replica,
            @ConfigProperty(name = "contratdeville.exports.longest-stall") Duration longestStall) {
        this.vertx = vertx;
        this.replica = replica;
        this.longestStall = longestStall;
    }

    Response of(ExportOrder order, Exports exports, HttpServerRequest request) {
        Response.ResponseBuilder answer = Response.ok()
                .type(contentType(order.form().format()))
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.%s\""
                                .formatted(
                                        order.dataset().name(),
                                        order.form().format().extension()))
                .header(
                        HttpHeaders.LINK,
                        "<%s>; rel=\"describedby\""
                                .formatted(Addresses.schema(order.dataset().name())));
        if (order.coding() != ContentCoding.IDENTITY) {
            answer.header(HttpHeaders.CONTENT_ENCODING, order.coding().code());
        }
        if (request.method() == HttpMethod.HEAD) {
            exports.requireOpen(order);
            return answer.build();
        }
        Export export = begin(order, exports, request, answer);
        if (replica.isConfigured()) {
            answer.header(ReadFrom.HEADER, export.readFrom().code());
        }
        // Nothing is sent to a client that has gone before it could begin.
        long timer = vertx.setTimer(LONGEST_UNTIL_SENT.toMillis(), late -> export.close());
        return answer.entity((StreamingOutput) framework -> {
                    vertx.cancelTimer(timer);
                    send(export, request);
                })
                .build();
    }

    /** In HTTP/1.0 an answer ends with its connection, and only its length tells whether it is whole. */
    private static Export begin(
            ExportOrder order, Exports exports, HttpServerRequest request, Response.ResponseBuilder answer) {
        if (request.version() != HttpVersion.HTTP_1_0) {
            return exports.begin(order);
        }
        Export export = exports.complete(order);
        answer.header(HttpHeaders.CONTENT_LENGTH, export.length());
        return export;
    }

    private static String contentType(RowFormat format) {
        return format == RowFormat.CSV ? format.mediaType() + CSV_PARAMETERS : format.mediaType();
    }

    /** What is not sent to its end must not look as if it were: the connection ends with it. */
    private void send(Export export, HttpServerRequest request) {
        try (export) {
            export.sendTo(new HurriedClient(request.response(), longestStall));
        } catch (IOException | RuntimeException nobodyReadsOn) {
            breakOff(request);
            throw new HttpClosedException(nobodyReadsOn.getMessage());
        }
    }

    /**
     * Returns when the client knows. Before, the framework would end the answer as if it were whole (HTTP/1.1), or close the
     * connection behind the reset, with all other answers on it, and some clients then pass over the reset (HTTP/2).
     */
    private static void breakOff(HttpServerRequest request) {
        try {
            ended(request)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notInGoodOrder) {
            // It ends with the next packet to or from the client, which cannot be reached.
            LOG.debug("A connection does not close", notInGoodOrder);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Future<?> ended(HttpServerRequest request) {
        if (request.version() != HttpVersion.HTTP_2) {
            return request.connection().close();
        }
        request.response().reset(INTERNAL_ERROR);
        // Frames come in order: who answers the ping has seen the reset.
        return request.connection().ping(Buffer.buffer(new byte[PING_LENGTH]));
    }
}
