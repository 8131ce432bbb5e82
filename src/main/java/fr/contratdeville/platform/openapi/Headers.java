package fr.contratdeville.platform.openapi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers that every operation of a kind has. */
final class Headers {

    private static final String ETAG = "ETag";
    private static final String LOCATION = "Location";
    private static final String LINK = "Link";
    private static final String DISPOSITION = "Content-Disposition";
    private static final String LANGUAGE = "Content-Language";
    private static final String ACCEPT_LANGUAGE = "Accept-Language";
    private static final String RETRY_AFTER = "Retry-After";
    private static final String RATE_LIMIT = "RateLimit";
    private static final String RATE_LIMIT_POLICY = "RateLimit-Policy";
    private static final String POSITION = "Database-Position";
    private static final String READ_FROM = "Read-From";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    /** Of all headers together; longer ones are refused (Vert.x, HttpServerOptions.DEFAULT_MAX_HEADER_SIZE). */
    static final int LONGEST = 8192;

    private static final Map<String, String> ID_DESCRIPTIONS =
            Map.of("actionId", "The action's id.", "structureId", "The structure's id.");

    /** What is answered to a write and is no item. */
    private static final Set<String> WITHOUT_TAG = Set.of("Problem", "BatchReceipt", "Pull");

    private static final String CHALLENGE = "WWW-Authenticate";

    /** Answers that say what the token lacks, also to who has sent too many that lack it. */
    private static final Set<String> REFUSALS = Set.of("401", "403", "429");

    /** Answers to who has named another state of the item than it is in, or the same. */
    private static final Set<String> COMPARED = Set.of("304", "412");

    /** Answers that are a page of a list, or say that it is known. */
    private static final Set<String> PAGES = Set.of("200", "304");

    /** What can be had in it is an export. */
    private static final String NDJSON = "application/x-ndjson";

    private Headers() {}

    static void addTo(Components components) {
        components.addHeader(ETAG, header("Strong entity tag of what is answered, as it is now."));
        components.addHeader(LOCATION, header("Address of the created item."));
        components.addHeader(
                LINK,
                header("Addresses (RFC 8288): of a list, of this page and the next; of an export, of its schema."));
        components.addHeader(DISPOSITION, header("What to call the file (RFC 6266)."));
        components.addHeader(LANGUAGE, header("What language the texts are in: `fr` or `en`."));
        components.addHeader(
                CHALLENGE,
                header("What the token lacks (RFC 6750): `error`, and in `error_description` the name of the claim."));
        components.addHeader(RETRY_AFTER, header("In how many seconds to try again."));
        components.addParameter(
                ACCEPT_LANGUAGE,
                parameter(
                        ACCEPT_LANGUAGE,
                        "In what language to answer, where there are sentences: French, or English for who prefers it (`en`)."));
        components.addHeader(
                RATE_LIMIT,
                header("How many requests the caller has left (`r`), and in how many seconds all again (`t`)."));
        components.addHeader(
                POSITION,
                header(
                        "Where the database was when this was written, to be sent as `Read-After` by who wants to see it in an export. Only where the database has a replica."));
        components.addHeader(
                READ_FROM,
                header(
                        "`replica`, or `primary`: which of the database's servers the rows are from. Only where the database has a replica."));
        components.addHeader(
                ALLOW_ORIGIN,
                header(
                        "The origin that asked, if it is one of those whose pages may read answers. Configured; none by default."));
        components.addHeader(
                RATE_LIMIT_POLICY, header("How many requests a caller has (`q`), and the seconds for so many (`w`)."));
    }

    /**
     * @param ofThisMoment whether what it reads has no entity tag
     * @param inTheCallersLanguage whether what it answers has sentences
     */
    static void complete(HttpMethod method, Operation operation, boolean ofThisMoment, boolean inTheCallersLanguage) {
        boolean isList = operation.getResponses().getAPIResponses().values().stream()
                .anyMatch(response -> schemaOf(response).contains("/Page"));
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            response.addHeader(ALLOW_ORIGIN, reference(ALLOW_ORIGIN));
            response.addHeader(RATE_LIMIT, reference(RATE_LIMIT));
            response.addHeader(RATE_LIMIT_POLICY, reference(RATE_LIMIT_POLICY));
            if (isProblem(status) || inTheCallersLanguage) {
                response.addHeader(LANGUAGE, reference(LANGUAGE));
            }
            if (REFUSALS.contains(status)) {
                response.addHeader(CHALLENGE, reference(CHALLENGE));
            }
            if (COMPARED.contains(status)) {
                response.addHeader(ETAG, reference(ETAG));
            }
            if (method == HttpMethod.GET ? status.equals("200") && !ofThisMoment : isItem(response)) {
                response.addHeader(ETAG, reference(ETAG));
            }
            if (status.equals("201")) {
                response.addHeader(LOCATION, reference(LOCATION));
            }
            if (method != HttpMethod.GET && status.startsWith("2")) {
                response.addHeader(POSITION, reference(POSITION));
            }
            if (isList && PAGES.contains(status)) {
                response.addHeader(LINK, reference(LINK));
            }
            if (isExport(response) || canBeFile(response)) {
                response.addHeader(DISPOSITION, reference(DISPOSITION));
            }
            if (isExport(response)) {
                response.addHeader(READ_FROM, reference(READ_FROM));
                response.addHeader(LINK, reference(LINK));
            }
        });
        if (method == HttpMethod.GET && operation.getResponses().hasAPIResponse("304")) {
            operation.addParameter(parameter("If-None-Match", "Entity tags that are known already."));
        }
        describeSharedParameters(operation);
    }

    /** Where more is said in words than what is wrong with a request: as a parameter of all, it would be in every client's way. */
    static void addLanguage(Operation operation) {
        operation.addParameter(OASFactory.createParameter().ref("#/components/parameters/" + ACCEPT_LANGUAGE));
    }

    private static void describeSharedParameters(Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        for (Parameter parameter : parameters) {
            if (parameter.getDescription() != null) {
                continue;
            }
            if (parameter.getIn() == Parameter.In.PATH) {
                parameter.description(ID_DESCRIPTIONS.getOrDefault(parameter.getName(), "The item's id."));
            } else if (parameter.getName().equals("Idempotency-Key")) {
                parameter.description(
                        "A key of the sender's own for this request, anew for each new one: sent again with the same key, it is done once.");
            } else if (parameter.getName().equals("If-Match")) {
                parameter.required(true).description("The item's entity tag as last read. `*` does not do.");
            }
        }
    }

    private static boolean isProblem(String status) {
        return status.startsWith("4") || status.startsWith("5");
    }

    private static boolean isExport(APIResponse response) {
        return response.getContent() != null
                && response.getContent().getMediaTypes().containsKey(NDJSON);
    }

    private static boolean canBeFile(APIResponse response) {
        return response.getContent() != null
                && response.getContent().getMediaTypes().values().stream()
                        .anyMatch(type -> type.getSchema() != null
                                && Responses.BYTES.equals(type.getSchema().getFormat()));
    }

    private static boolean isItem(APIResponse response) {
        String schema = schemaOf(response);
        return !schema.isEmpty() && !WITHOUT_TAG.contains(schema.substring(schema.lastIndexOf('/') + 1));
    }

    private static String schemaOf(APIResponse response) {
        if (response.getContent() == null) {
            return "";
        }
        return response.getContent().getMediaTypes().values().stream()
                .map(media ->
                        media.getSchema() == null ? null : media.getSchema().getRef())
                .filter(ref -> ref != null)
                .findFirst()
                .orElse("");
    }

    private static Header header(String description) {
        return OASFactory.createHeader().description(description).schema(text());
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).maxLength(LONGEST);
    }

    /** Of a problem that passes by itself. */
    static void addRetryAfter(APIResponse response) {
        response.addHeader(RETRY_AFTER, reference(RETRY_AFTER));
    }

    private static Header reference(String name) {
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }

    private static Parameter parameter(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(text());
    }
}
