package fr.contratdeville.platform.entrance;

import fr.contratdeville.platform.item.EntityTags;
import fr.contratdeville.platform.transport.ContentCoding;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stays the same as long as the service runs: compressed once in each coding that somebody accepts, and not sent again to who
 * has it. The framework (Quarkus 3.33) sends its document and files as they are, without an entity tag.
 */
final class Document {

    private final String type;
    private final byte[] content;
    private final String tag;
    private final Map<ContentCoding, byte[]> encoded = new ConcurrentHashMap<>();

    /** @param type null if nobody knows */
    Document(String type, byte[] content) {
        this.type = type;
        this.content = content;
        this.tag = EntityTags.of(content);
    }

    void answer(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        HttpServerResponse response = routing.response().putHeader(HttpHeaders.ETAG, tag);
        if (!EntityTags.matchesNone(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatusCode(304).end();
            return;
        }
        ContentCoding coding = ContentCoding.orIdentity(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        byte[] body = in(coding);
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        if (type != null) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, type);
        }
        if (coding != ContentCoding.IDENTITY) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, coding.code());
        }
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }

    private byte[] in(ContentCoding coding) {
        return coding == ContentCoding.IDENTITY
                ? content
                : encoded.computeIfAbsent(coding, missing -> missing.encoded(content));
    }
}
