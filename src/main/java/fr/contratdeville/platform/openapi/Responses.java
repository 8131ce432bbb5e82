package fr.contratdeville.platform.openapi;

import fr.contratdeville.platform.problem.ProblemType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The answers that follow from what kind of operation it is: its errors, and 304. */
final class Responses {

    private static final Set<HttpMethod> CHANGES = EnumSet.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    /** They say how long to wait. */
    private static final Set<ProblemType> PASSING = EnumSet.of(
            ProblemType.TOO_MANY_REQUESTS,
            ProblemType.TOO_MANY_AT_ONCE,
            ProblemType.REQUEST_IN_PROGRESS,
            ProblemType.UNAVAILABLE,
            ProblemType.OVERLOADED,
            ProblemType.BUSY,
            ProblemType.TOO_MANY_PULLS,
            ProblemType.TOO_MANY_IMPORTS,
            ProblemType.TOO_MANY_REPORTS);

    /** The format of what is no text. */
    static final String BYTES = "binary";

    private Responses() {}

    /**
     * @param creates whether it answers with 201
     * @param ofThisMoment whether what it reads has no entity tag
     * @param furtherTypes what it can be had in beside what its method answers in
     */
    static void complete(
            String path,
            HttpMethod method,
            Operation operation,
            boolean creates,
            boolean ofThisMoment,
            List<String> furtherTypes) {
        // What the framework adds by itself does not say what the error looks like.
        operation.getResponses().getAPIResponses().keySet().stream()
                .filter(status -> status.startsWith("4") || status.startsWith("5"))
                .toList()
                .forEach(operation.getResponses()::removeAPIResponse);
        if (creates) {
            answerWithCreated(operation);
        }
        if (method == HttpMethod.GET && !ofThisMoment) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "304",
                            OASFactory.createAPIResponse()
                                    .description("Unchanged: `If-None-Match` names the current entity tag."));
        }
        addFiles(operation, furtherTypes);
        byStatus(errors(path, method))
                .forEach((status, types) -> operation.getResponses().addAPIResponse(status.toString(), problem(types)));
    }

    /** The framework takes each type that a method answers in for another form of what it returns. */
    private static void addFiles(Operation operation, List<String> furtherTypes) {
        furtherTypes.forEach(type -> operation
                .getResponses()
                .getAPIResponse("200")
                .getContent()
                .addMediaType(type, OASFactory.createMediaType().schema(bytes())));
        operation.getResponses().getAPIResponses().values().stream()
                .map(APIResponse::getContent)
                .filter(content -> content != null)
                .flatMap(content -> content.getMediaTypes().entrySet().stream())
                .filter(type -> !type.getKey().endsWith("json"))
                .map(Map.Entry::getValue)
                .filter(type -> type.getSchema() != null && type.getSchema().getRef() != null)
                .forEach(type -> type.schema(bytes()));
    }

    private static Schema bytes() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).format(BYTES);
    }

    private static void answerWithCreated(Operation operation) {
        APIResponse response = operation.getResponses().getAPIResponse("200");
        operation.getResponses().removeAPIResponse("200");
        operation.getResponses().addAPIResponse("201", response.description("Created."));
    }

    private static Set<ProblemType> errors(String path, HttpMethod method) {
        Set<ProblemType> errors = EnumSet.of(
                ProblemType.MALFORMED_REQUEST,
                ProblemType.INVALID_PARAMETERS,
                ProblemType.UNAUTHENTICATED,
                ProblemType.FORBIDDEN,
                ProblemType.TOO_MANY_REQUESTS,
                ProblemType.TOO_MANY_AT_ONCE,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.INTERNAL_ERROR,
                ProblemType.UNAVAILABLE,
                ProblemType.OVERLOADED);
        if (method != HttpMethod.GET) {
            errors.add(ProblemType.BUSY);
        }
        if (path.contains("{")) {
            errors.add(ProblemType.NOT_FOUND);
        }
        if (path.contains("/aggregates")) {
            errors.add(ProblemType.TOO_MANY_GROUPS);
        }
        if (path.endsWith("/aggregates/contributions")) {
            errors.add(ProblemType.TOO_MANY_ROWS);
        }
        if (path.contains("/reports/{")) {
            errors.add(ProblemType.TOO_MANY_REPORTS);
        }
        if (isForTheWarehouse(path)) {
            errors.addAll(errorsForTheWarehouse(path, method));
            return errors;
        }
        if (CHANGES.contains(method)) {
            errors.addAll(
                    EnumSet.of(ProblemType.CONFLICT, ProblemType.STALE_VERSION, ProblemType.PRECONDITION_REQUIRED));
        }
        if (path.endsWith("/city-contracts/{id}") && method != HttpMethod.GET && method != HttpMethod.DELETE) {
            errors.add(ProblemType.YEARS_IN_USE);
        }
        if (method == HttpMethod.DELETE) {
            errors.add(ProblemType.STILL_REFERENCED);
        }
        if (method == HttpMethod.POST || method == HttpMethod.PUT || method == HttpMethod.PATCH) {
            errors.addAll(EnumSet.of(
                    ProblemType.CONFLICT,
                    ProblemType.DUPLICATE,
                    ProblemType.MALFORMED_JSON,
                    ProblemType.JSON_TOO_DEEP,
                    ProblemType.JSON_TOO_LONG,
                    ProblemType.BODY_TOO_LARGE,
                    ProblemType.REQUEST_TIMEOUT,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    ProblemType.INVALID_BODY));
        }
        if (path.contains("/bilans") && method != HttpMethod.GET) {
            errors.addAll(errorsOfBilans(path, method));
        }
        if (path.contains("/imports") && method != HttpMethod.GET) {
            errors.addAll(errorsOfImports(path));
        }
        return errors;
    }

    /** Nothing there is an item, or has a body. */
    private static boolean isForTheWarehouse(String path) {
        return path.contains("/exports") || path.contains("/changes") && !path.contains("{");
    }

    private static Set<ProblemType> errorsForTheWarehouse(String path, HttpMethod method) {
        if (path.endsWith("/changes")) {
            return EnumSet.of(
                    ProblemType.LIMIT_OUT_OF_RANGE,
                    ProblemType.BROKEN_TOKEN,
                    ProblemType.EXPIRED_TOKEN,
                    ProblemType.FOREIGN_TOKEN,
                    ProblemType.SCHEMA_CHANGED);
        }
        if (path.endsWith("/changes/stream")) {
            return EnumSet.of(
                    ProblemType.BROKEN_TOKEN,
                    ProblemType.EXPIRED_TOKEN,
                    ProblemType.FOREIGN_TOKEN,
                    ProblemType.SCHEMA_CHANGED);
        }
        if (method == HttpMethod.POST) {
            return EnumSet.of(ProblemType.TOO_MANY_PULLS, ProblemType.PULLS_LEFT_OPEN);
        }
        if (path.endsWith("{reader}")) {
            return EnumSet.of(ProblemType.UNKNOWN_DATASET, ProblemType.UNKNOWN_READER);
        }
        if (path.contains("{dataset}")) {
            return path.endsWith("{dataset}")
                    ? EnumSet.of(ProblemType.UNKNOWN_DATASET, ProblemType.PULL_NOT_OPEN, ProblemType.TOO_MANY_ROWS)
                    : EnumSet.of(ProblemType.UNKNOWN_DATASET);
        }
        return method == HttpMethod.GET && path.contains("{")
                ? EnumSet.of(ProblemType.PULL_NOT_OPEN, ProblemType.TOO_MANY_ROWS)
                : EnumSet.noneOf(ProblemType.class);
    }

    private static Set<ProblemType> errorsOfBilans(String path, HttpMethod method) {
        if (method == HttpMethod.POST && !path.contains("{")) {
            return EnumSet.of(
                    ProblemType.BILAN_EXISTS,
                    ProblemType.BILAN_GONE,
                    ProblemType.REQUEST_IN_PROGRESS,
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    ProblemType.TOO_MANY_BILANS);
        }
        Set<ProblemType> errors = EnumSet.of(
                ProblemType.BILAN_EXISTS,
                ProblemType.WRONG_STATE,
                ProblemType.STALE_VERSION,
                ProblemType.PRECONDITION_REQUIRED);
        if (path.endsWith("/validate")) {
            errors.add(ProblemType.WOULD_OVERWRITE);
        }
        return errors;
    }

    private static Set<ProblemType> errorsOfImports(String path) {
        return path.contains("{")
                ? EnumSet.of(ProblemType.IMPORT_CONFIRMED, ProblemType.STALE_VERSION, ProblemType.PRECONDITION_REQUIRED)
                : EnumSet.of(ProblemType.UNREADABLE_DOCUMENT, ProblemType.TOO_MANY_IMPORTS);
    }

    private static Map<Integer, List<ProblemType>> byStatus(Set<ProblemType> errors) {
        return errors.stream().collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
    }

    private static APIResponse problem(List<ProblemType> types) {
        APIResponse problem = OASFactory.createAPIResponse()
                .description(types.stream()
                        .map(type -> "`" + type.code() + "`")
                        .collect(Collectors.joining(", ", "Problem ", ".")))
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemType.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
        if (types.stream().anyMatch(PASSING::contains)) {
            Headers.addRetryAfter(problem);
        }
        return problem;
    }
}
