package fr.contratdeville.platform.transport;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * An answer that has been made JSON before it is sent: kept from an earlier request, or because its tag is made of it.
 *
 * @param coding that the bytes are in; if it is none, they are still compressed as the caller accepts
 */
public record WrittenJson(byte[] bytes, ContentCoding coding) {

    private static final String KEY = WrittenJson.class.getName();

    public WrittenJson(byte[] bytes) {
        this(bytes, ContentCoding.IDENTITY);
    }

    private record Kept(Object answer, WrittenJson written) {}

    /** Keeps what an answer has become until it is sent, so that it is not written again. */
    public void of(Object answer, ContainerRequestContext request) {
        request.setProperty(KEY, new Kept(answer, this));
    }

    /** @return null if this answer, and no other one to the same request, has not been written yet */
    static WrittenJson keptOf(Object answer, ResteasyReactiveRequestContext request) {
        return request.getProperty(KEY) instanceof Kept kept && kept.answer == answer ? kept.written : null;
    }
}
