package fr.contratdeville.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks answers against the committed OpenAPI document: their status has to be documented, their media type, and every member.
 * Requests are not checked: many tests send what the document forbids, to see it refused.
 */
public final class ContractCheck implements Filter {

    private static final Contract OF_ALL_MEMBERS = Contract.committed();
    private static final Contract OF_SOME_MEMBERS = Contract.ofSomeMembers();

    static final ContractCheck FILTER = new ContractCheck();

    /** The document is of nothing else. */
    private static final String API = "/api/";

    private static final Set<Integer> NO_SUCH_OPERATION = Set.of(404, 405);
    private static final Set<String> JSON = Set.of("application/json", "application/problem+json");

    private ContractCheck() {}

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        boolean asksForSomeMembers = request.getURI().matches(".*[?&]fields=.*");
        assertThat(mistakes(
                        asksForSomeMembers ? OF_SOME_MEMBERS : OF_ALL_MEMBERS,
                        request.getMethod(),
                        URI.create(request.getURI()).getRawPath(),
                        response.statusCode(),
                        response.contentType(),
                        response.asString()))
                .as("the answer to %s %s, by the document", request.getMethod(), request.getURI())
                .isEmpty();
        return response;
    }

    static List<String> mistakes(String method, String path, int status, String contentType, String body) {
        return mistakes(OF_ALL_MEMBERS, method, path, status, contentType, body);
    }

    private static List<String> mistakes(
            Contract contract, String method, String path, int status, String contentType, String body) {
        Optional<Contract.Operation> operation = contract.operation(method.equals("HEAD") ? "GET" : method, path);
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
