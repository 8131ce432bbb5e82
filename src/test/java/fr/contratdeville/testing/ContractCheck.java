package fr.contratdeville.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Checks answers against the committed OpenAPI document: their status has to be documented, their media type, every member, and
 * every header that is not HTTP's own business. Requests are not checked: many tests send what the document forbids, to see it refused.
 */
public final class ContractCheck implements Filter {

    private static final Contract OF_ALL_MEMBERS = Contract.committed();
    private static final Contract OF_SOME_MEMBERS = Contract.ofSomeMembers();

    static final ContractCheck FILTER = new ContractCheck();

    /** The document is of nothing else. */
    private static final String API = "/api/";

    /** What is about the message, who may keep it and what a browser may do with it, of whatever answer. */
    private static final Pattern OF_EVERY_ANSWER = Pattern.compile(
            "allow|cache-control|connection|content-(encoding|length|type)|date|transfer-encoding|vary"
                    + "|access-control-.*|cross-origin-.*|content-security-policy|referrer-policy"
                    + "|strict-transport-security|x-content-type-options",
            Pattern.CASE_INSENSITIVE);

    private static final Set<Integer> NO_SUCH_OPERATION = Set.of(404, 405);
    private static final Set<String> JSON = Set.of("application/json", "application/problem+json");

    private ContractCheck() {}

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        boolean asksForSomeMembers = request.getURI().matches(".*[?&]fields=.*");
        String path = URI.create(request.getURI()).getRawPath();
        Contract contract = asksForSomeMembers ? OF_SOME_MEMBERS : OF_ALL_MEMBERS;
        assertThat(mistakes(
                        contract,
                        request.getMethod(),
                        path,
                        response.statusCode(),
                        response.contentType(),
                        response.asString()))
                .as("the answer to %s %s, by the document", request.getMethod(), request.getURI())
                .isEmpty();
        List<String> headers =
                response.headers().asList().stream().map(Header::getName).toList();
        assertThat(undocumented(request.getMethod(), path, response.statusCode(), headers))
                .as("headers of the answer to %s %s that the document does not name", request.getMethod(), path)
                .isEmpty();
        return response;
    }

    static List<String> undocumented(String method, String path, int status, List<String> headers) {
        Optional<JsonNode> answer = operation(OF_ALL_MEMBERS, method, path)
                .map(operation -> operation.response(status))
                .filter(response -> !response.isMissingNode());
        if (answer.isEmpty()) {
            return List.of();
        }
        Set<String> documented = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        answer.get().path("headers").fieldNames().forEachRemaining(documented::add);
        return headers.stream()
                .filter(name -> !documented.contains(name)
                        && !OF_EVERY_ANSWER.matcher(name).matches())
                .toList();
    }

    private static Optional<Contract.Operation> operation(Contract contract, String method, String path) {
        return contract.operation(method.equals("HEAD") ? "GET" : method, path);
    }

    static List<String> mistakes(String method, String path, int status, String contentType, String body) {
        return mistakes(OF_ALL_MEMBERS, method, path, status, contentType, body);
    }

    private static List<String> mistakes(
            Contract contract, String method, String path, int status, String contentType, String body) {
        Optional<Contract.Operation> operation = operation(contract, method, path);
        if (!path.startsWith(API)) {
            return List.of();
        }
        if (operation.isEmpty()) {
            return NO_SUCH_OPERATION.contains(status)
                    ? contract.mistakes("/components/schemas/Problem", body)
                    : List.of("no such operation");
        }
        JsonNode answer = operation.get().response(status);
        if (answer.isMissingNode()) {
            return List.of("no such status: " + status);
        }
        if (body == null || body.isEmpty()) {
            return answer.has("content") && !method.equals("HEAD") ? List.of("no body") : List.of();
        }
        String mediaType = contentType.split(";")[0];
        if (!answer.path("content").has(mediaType)) {
            return List.of("no such media type: " + mediaType);
        }
        return JSON.contains(mediaType)
                ? contract.mistakes(operation.get().pointerToAnswer(status, mediaType), body)
                : List.of();
    }
}
