package fr.contratdeville.platform.transport;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Writes what resources answer in JSON, all at once, and compressed as the caller accepts. Not by
 * {@code quarkus.http.enable-compression} (3.33), which compresses an export again that has a coding of its own already: with
 * HTTP/2, Netty (4.1) takes {@code Content-Encoding} for what is still to be done.
 */
@Provider
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
class JsonWriter extends ServerMessageBodyWriter.AllWriteableMessageBodyWriter {

    private final ObjectMapper json;

    JsonWriter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void writeResponse(Object answer, Type generic, ServerRequestContext context) throws IOException {
        WrittenJson written = WrittenJson.of(answer, json);
        ContentCoding coding = written.coding() == ContentCoding.IDENTITY
                ? ContentCoding.orIdentity(((ResteasyReactiveRequestContext) context)
                        .serverRequest()
                        .getRequestHeader(HttpHeaders.ACCEPT_ENCODING))
                : written.coding();
        if (coding != ContentCoding.IDENTITY) {
            context.serverResponse().setResponseHeader(HttpHeaders.CONTENT_ENCODING, coding.code());
        }
        context.serverResponse().end(coding == written.coding() ? written.bytes() : coding.encoded(written.bytes()));
    }

    @Override
    public void writeTo(
            Object answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        json.writeValue(out, answer);
    }
}
