package fr.contratdeville.annex.imports.upload;

import fr.contratdeville.platform.problem.Limits;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads no more than a document may have, also where nobody has counted before: by HTTP/2. */
@Provider
@Consumes(MediaType.WILDCARD)
class UploadReader implements MessageBodyReader<Upload> {

    private final int largestBody;
    private final int largestDocument;

    UploadReader(Limits limits) {
        this.largestBody = limits.documentBodyBytes();
        this.largestDocument = limits.documentBytes();
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Upload.class;
    }

    @Override
    public Upload readFrom(
            Class<Upload> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        byte[] body = read(stream);
        Upload upload = mediaType.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)
                ? Forms.file(body, mediaType.toString())
                : new Upload(body, null);
        if (upload.bytes().length > largestDocument) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE);
        }
        return upload;
    }

    private byte[] read(InputStream stream) {
        try {
            byte[] body = stream.readNBytes(largestBody + 1);
            if (body.length > largestBody) {
                throw new ProblemException(ProblemType.BODY_TOO_LARGE);
            }
            return body;
        } catch (IOException brokenOff) {
            // The caller hung up: nobody reads the answer.
            throw new ProblemException(ProblemType.MALFORMED_REQUEST);
        }
    }
}
