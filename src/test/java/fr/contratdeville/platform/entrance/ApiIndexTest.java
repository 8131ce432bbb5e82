package fr.contratdeville.platform.entrance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index is compared with the document, which is made of the same annotations by another hand. */
@QuarkusTest
class ApiIndexTest extends ApiTest {

    private static final String INDEX = "/api/v1";
    private static final String A_BROWSER_ACCEPTS = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Test
    void whatever_can_be_read_by_its_address_alone_is_linked() {
        List<Map<String, Object>> links = anonymous().get(INDEX).path("links");

        assertThat(links)
                .extracting(
                        link -> link.get("href"),
                        link -> link.get("operation"),
                        link -> title(link, "en"),
                        link -> link.get("requires"))
                .containsExactlyElementsOf(readByTheirAddressAlone())
                .contains(
                        tuple("/api/v1/structures", "listStructures", "List structures", List.of()),
                        tuple("/api/v1/aggregates", "aggregate", "Add up by any crossing", List.of("groupBy")))
                .hasSizeGreaterThan(15);
    }

    @Test
    void every_link_says_in_french_as_well_what_it_is_for() {
        List<Map<String, Object>> links = anonymous().get(INDEX).path("links");

        assertThat(links)
                .extracting(link -> title(link, "fr"))
                .doesNotHaveDuplicates()
                .contains("Lister les structures", "Totaliser par pilier")
                .allMatch(title -> title.matches("(Lire|Lister|Totaliser|Expliquer|Suivre) .+"));
    }

    private static String title(Map<String, Object> link, String language) {
        return ((Map<?, ?>) link.get("title")).get(language).toString();
    }

    private static List<Tuple> readByTheirAddressAlone() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().noFilters().get("/openapi?format=json").path("paths");
        return paths.keySet().stream()
                .filter(path -> path.startsWith(INDEX + "/") && !path.contains("{"))
                .sorted()
                .flatMap(path -> Stream.ofNullable(paths.get(path).get("get")).map(operation -> link(path, operation)))
                .toList();
    }

    private static Tuple link(String path, Map<String, Object> operation) {
        return tuple(path, operation.get("operationId"), operation.get("summary"), required(operation));
    }

    @SuppressWarnings("unchecked")
    private static List<String> required(Map<String, Object> operation) {
        List<Map<String, Object>> parameters =
                (List<Map<String, Object>>) Objects.requireNonNullElse(operation.get("parameters"), List.of());
        return parameters.stream()
                .filter(parameter -> "query".equals(parameter.get("in")))
                .filter(parameter -> Boolean.TRUE.equals(parameter.get("required")))
                .map(parameter -> (String) parameter.get("name"))
                .toList();
    }

    @Test
    void a_link_that_requires_nothing_answers() {
        List<String> addresses = given().get(INDEX).path("links.findAll { it.requires.isEmpty() }.href");

        assertThat(addresses)
                .filteredOn(address -> !address.endsWith("/stream"))
                .isNotEmpty()
                .allSatisfy(address -> given().get(address).then().statusCode(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", A_BROWSER_ACCEPTS, "*/*", "image/png"})
    void whatever_is_accepted_gets_it(String accepted) {
        given().accept(accepted)
                .get(INDEX)
                .then()
                .statusCode(200)
                .contentType("application/json;charset=UTF-8")
                .body("self", equalTo(INDEX));
    }

    @Test
    void a_browser_can_read_whatever_is_linked() {
        List<String> addresses = given().get(INDEX).path("links.findAll { it.requires.isEmpty() }.href");

        assertThat(addresses)
                .filteredOn(address -> !address.endsWith("/stream"))
                .allSatisfy(address ->
                        given().accept(A_BROWSER_ACCEPTS).get(address).then().statusCode(200));
    }

    @Test
    void the_document_is_where_the_index_says() {
        String document = anonymous().get(INDEX).path("openapi");

        given().noFilters().get(document).then().statusCode(200);
    }
}
