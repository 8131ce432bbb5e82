package fr.contratdeville.platform.transport;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Compresses what resources answer in JSON, unless they have kept it compressed. Not by
 * {@code quarkus.http.enable-compression} (3.33), which compresses an export again that has a coding of its own already: with
 * HTTP/2, Netty (4.1) takes {@code Content-Encoding} for what is still to be done.
 */
@Provider
class Compression implements WriterInterceptor {

    private final HttpHeaders request;

    Compression(HttpHeaders request) {
        this.request = request;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        ContentCoding coding =
                isJson(answer.getMediaType()) && !answer.getHeaders().containsKey(HttpHeaders.CONTENT_ENCODING)
                        ? ContentCoding.orIdentity(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))
                        : ContentCoding.IDENTITY;
        if (coding == ContentCoding.IDENTITY) {
            answer.proceed();
            return;
        }
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, coding.code());
        try (OutputStream encoded = coding.encode(answer.getOutputStream())) {
            answer.setOutputStream(encoded);
            answer.proceed();
        }
    }

    private static boolean isJson(MediaType type) {
        return type != null
                && type.getSubtype().endsWith("json")
                && !type.getSubtype().endsWith("ndjson");
    }
}
