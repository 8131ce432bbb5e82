package fr.contratdeville.platform.workbook;

import fr.contratdeville.platform.transport.WrittenFile;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends a workbook that a filter has made of an answer. The framework looks for a writer of what the method returns, before filters
 * make something else of it.
 */
@Provider
@Produces(Workbook.MEDIA_TYPE)
class WorkbookWriter extends ServerMessageBodyWriter.AllWriteableMessageBodyWriter {

    @Override
    public void writeResponse(Object workbook, Type generic, ServerRequestContext context) throws IOException {
        context.serverResponse().end(bytes(workbook));
    }

    @Override
    public void writeTo(
            Object workbook,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(bytes(workbook));
    }

    /** A method may have made the bytes itself. */
    private static byte[] bytes(Object workbook) {
        return workbook instanceof WrittenFile file ? file.bytes() : (byte[]) workbook;
    }
}
