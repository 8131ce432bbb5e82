package fr.contratdeville.platform.entrance;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers with the document of the API, in the format that the framework (Quarkus 3.33) would choose. */
@Singleton
class OpenApiDocument {

    /** And after all filters. */
    private static final int BEFORE_THE_FRAMEWORK = -1;

    private static final String CHOSEN = Addresses.DOCUMENT;
    private static final String JSON = CHOSEN + ".json";
    private static final List<String> ADDRESSES = List.of(CHOSEN, JSON, CHOSEN + ".yaml", CHOSEN + ".yml");

    private final OpenApiDocumentService documents;
    private final Map<Format, Document> written = new ConcurrentHashMap<>();

    OpenApiDocument(OpenApiDocumentService documents) {
        this.documents = documents;
    }

    void register(@Observes Router router) {
        ADDRESSES.forEach(address -> router.route(address)
                .order(BEFORE_THE_FRAMEWORK)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .blockingHandler(this::answer, false));
    }

    private void answer(RoutingContext routing) {
        if (routing.normalizedPath().equals(CHOSEN)) {
            routing.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        }
        written.computeIfAbsent(format(routing), this::document).answer(routing);
    }

    private static Format format(RoutingContext routing) {
        return switch (routing.normalizedPath()) {
            case CHOSEN -> isAskedForJson(routing) ? Format.JSON : Format.YAML;
            case JSON -> Format.JSON;
            default -> Format.YAML;
        };
    }

    private static boolean isAskedForJson(RoutingContext routing) {
        String accepted = routing.request().getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(Format.JSON.getMimeType())
                || routing.queryParam("format").stream().anyMatch(Format.JSON.name()::equalsIgnoreCase);
    }

    private Document document(Format format) {
        return new Document(
                format.getMimeType() + ";charset=UTF-8",
                documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, format));
    }
}
