package fr.contratdeville.figures.aggregate.kept;

import fr.contratdeville.platform.transport.Asked;
import fr.contratdeville.platform.transport.ContentCoding;
import fr.contratdeville.platform.transport.WrittenFile;
import fr.contratdeville.platform.transport.WrittenJson;
import fr.contratdeville.platform.workbook.Workbook;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** What an answer is sent as. */
enum Form {
    /** Of the type as it is written where it is computed. */
    JSON(MediaType.APPLICATION_JSON + ";charset=UTF-8") {
        @Override
        ContentCoding coding(ContainerRequestContext request) {
            return ContentCoding.orIdentity(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        }

        @Override
        Object entity(KeptAnswer answer, ContentCoding coding) {
            return new WrittenJson(answer.in(coding), coding);
        }
    },
    WORKBOOK(Workbook.MEDIA_TYPE) {
        @Override
        ContentCoding coding(ContainerRequestContext request) {
            return ContentCoding.IDENTITY;
        }

        @Override
        Object entity(KeptAnswer answer, ContentCoding coding) {
            return new WrittenFile(answer.in(coding));
        }
    };

    private final String type;

    Form(String type) {
        this.type = type;
    }

    static Form of(ContainerRequestContext request) {
        return Workbook.MEDIA_TYPE.equals(String.valueOf(Asked.type(request.getHeaderString(HttpHeaders.ACCEPT))))
                ? WORKBOOK
                : JSON;
    }

    String type() {
        return type;
    }

    /** In which it is sent to who asks. */
    abstract ContentCoding coding(ContainerRequestContext request);

    /** @param coding that the answer is kept in */
    abstract Object entity(KeptAnswer answer, ContentCoding coding);
}
