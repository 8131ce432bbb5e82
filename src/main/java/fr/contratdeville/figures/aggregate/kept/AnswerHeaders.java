package fr.contratdeville.figures.aggregate.kept;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;

/** The headers that an answer has whether it is computed or given again. */
public final class AnswerHeaders {

    private AnswerHeaders() {}

    /** The language that its warnings are in. */
    public static void sayLanguage(String language, HttpServerRequest request) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
