package fr.contratdeville.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.IndexView;

/** Completes the document that is made of the annotations. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentFilter implements OASFilter {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String WRAPPER = "Body";
    private static final Set<String> INTERNAL =
            Set.of("JsonNode", "JsonNodeType", "MergePatch", "Page", "Place", "Violation", "Violations");

    private final Methods methods;
    private final Security security;
    private final QueryParameters queryParameters;

    /** @param code all annotations, which the framework hands in */
    public DocumentFilter(IndexView code) {
        methods = new Methods(code);
        security = new Security(methods);
        queryParameters = new QueryParameters(methods);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, item, method, operation)));
        Extensions.addTo(document.getComponents());
        document.getComponents().setSchemas(schemas(document.getComponents().getSchemas(), sent(document)));
        Headers.addTo(document.getComponents());
        Security.addTo(document.getComponents());
    }

    private void complete(String path, PathItem item, PathItem.HttpMethod method, Operation operation) {
        unwrapBody(operation);
        if (method == PathItem.HttpMethod.PATCH) {
            referToPatch(operation);
        }
        boolean ofThisMoment = methods.isOfThisMoment(operation);
        Responses.complete(
                path, method, operation, methods.creates(operation), ofThisMoment, methods.furtherTypes(operation));
        queryParameters.complete(method, operation);
        boolean inTheCallersLanguage = methods.isInTheCallersLanguage(operation);
        Headers.complete(method, operation, ofThisMoment, inTheCallersLanguage);
        ParameterBounds.complete(operation);
        if (inTheCallersLanguage) {
            Headers.addLanguage(operation);
        }
        security.complete(operation);
    }

    /** Bodies arrive in a wrapper that collects their mistakes; callers send what is in it. */
    private static void unwrapBody(Operation operation) {
        if (operation.getRequestBody() == null) {
            return;
        }
        for (MediaType media :
                operation.getRequestBody().getContent().getMediaTypes().values()) {
            String ref = media.getSchema().getRef();
            if (ref != null && ref.startsWith(SCHEMAS + WRAPPER)) {
                media.getSchema().setRef(SCHEMAS + ref.substring((SCHEMAS + WRAPPER).length()));
            }
        }
    }

    /** A patch of what is answered: its document has the same members, so its schema is made of the request's. */
    private static void referToPatch(Operation operation) {
        String answered = operation.getResponses().getAPIResponse("200").getContent().getMediaTypes().values().stream()
                .map(media -> media.getSchema().getRef())
                .findFirst()
                .orElseThrow();
        operation
                .getRequestBody()
                .getContent()
                .getMediaTypes()
                .values()
                .forEach(media -> media.setSchema(OASFactory.createSchema().ref(answered + "Patch")));
    }

    private static Set<String> sent(OpenAPI document) {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().getMediaTypes().values().stream())
                .map(media -> media.getSchema().getRef())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Map<String, Schema> schemas(Map<String, Schema> declared, Set<String> sent) {
        Map<String, Schema> schemas = new TreeMap<>();
        declared.forEach((name, schema) -> {
            if (INTERNAL.contains(name) || name.startsWith(WRAPPER)) {
                return;
            }
            writeAsSent(schema);
            if (Requests.isOne(name)) {
                schema.setAdditionalPropertiesBoolean(false);
            }
            schemas.put(name, schema);
        });
        schemas.values().forEach(References::tidy);
        schemas.values().forEach(DecimalPlaces::tell);
        Bounds.tell(schemas);
        schemas.keySet().stream()
                .filter(name -> Requests.isOne(name) && sent.contains(SCHEMAS + Requests.subject(name) + "Patch"))
                .toList()
                .forEach(name -> addPatch(name, sent.contains(SCHEMAS + name), schemas));
        return schemas;
    }

    /** @param isSent whether what is changed in parts is sent whole by another operation */
    private static void addPatch(String request, boolean isSent, Map<String, Schema> schemas) {
        Schema patch = Patches.of(schemas.get(request));
        schemas.put(Requests.subject(request) + "Patch", isSent ? patch.description(Patches.partOf(request)) : patch);
        if (!isSent) {
            schemas.remove(request);
        }
    }

    /** Enum constants are written as their codes. */
    private static void writeAsSent(Schema schema) {
        List<Object> constants = schema.getEnumeration();
        if (constants != null) {
            schema.setEnumeration(constants.stream()
                    .map(constant -> (Object) constant.toString().toLowerCase(Locale.ROOT))
                    .toList());
        }
    }
}
