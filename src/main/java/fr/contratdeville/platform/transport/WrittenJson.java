package fr.contratdeville.platform.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * An answer that has been made JSON before it is sent: kept from an earlier request, or because its tag is made of it.
 *
 * @param coding that the bytes are in; if it is none, they are still compressed as the caller accepts
 */
public record WrittenJson(byte[] bytes, ContentCoding coding) {

    public WrittenJson(byte[] bytes) {
        this(bytes, ContentCoding.IDENTITY);
    }

    /** Written now, unless it has been before. */
    public static WrittenJson of(Object answer, ObjectMapper json) {
        try {
            return answer instanceof WrittenJson before ? before : new WrittenJson(json.writeValueAsBytes(answer));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
