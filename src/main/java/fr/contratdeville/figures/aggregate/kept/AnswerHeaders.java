package fr.contratdeville.figures.aggregate.kept;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;

/** The headers that an answer has whether it is computed or given again. */
public final class AnswerHeaders {

    private static final String FORM_AND_LANGUAGE = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE;
    private static final String FILE = "attachment; filename=\"totaux.xlsx\"";

    private AnswerHeaders() {}

    /** The language that its warnings are in. */
    public static void sayLanguage(String language, HttpServerRequest request) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language)
                .putHeader(HttpHeaders.VARY, FORM_AND_LANGUAGE);
    }

    /** What to call it where it is kept as a file. */
    static void sayName(Form form, HttpServerRequest request) {
        if (form == Form.WORKBOOK) {
            request.response().putHeader(HttpHeaders.CONTENT_DISPOSITION, FILE);
        }
    }
}
