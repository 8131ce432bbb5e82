package fr.contratdeville.platform.entrance;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands beside the API for people to read, from the first page on. */
@QuarkusTest
class HomeTest extends ApiTest {

    private static final Pattern LINK = Pattern.compile(" (?:href|src)=\"(/[^\"#]*)");

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    void the_first_page_is_one_in_french_and_english(String accepted) {
        anonymous()
                .accept(accepted)
                .get("/")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Vary", containsString("Accept, "))
                .body(
                        containsString("<html lang=\"fr\">"),
                        containsString("Chaque année"),
                        containsString("<div lang=\"en\">"));
    }

    @Test
    void a_program_is_told_where_to_go_on() {
        Response links = anonymous().accept("application/json").get("/");

        links.then().statusCode(200).contentType("application/json").body("self", equalTo("/"));
        assertThat(links.<Map<String, String>>path("$").values())
                .hasSizeGreaterThan(5)
                .allSatisfy(address -> anonymous().get(address).then().statusCode(200));
    }

    @Test
    void another_form_is_refused() {
        anonymous().accept("image/png").get("/").then().spec(problem(406, "not-acceptable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/reference", "/swagger-ui"})
    void a_directory_is_found_without_its_slash(String address) {
        for (String method : List.of("GET", "HEAD")) {
            anonymous()
                    .redirects()
                    .follow(false)
                    .request(method, address + "?q=1")
                    .then()
                    .statusCode(308)
                    .header("Location", equalTo(address + "/?q=1"));
        }
        anonymous().get(address + "/").then().statusCode(200).contentType(startsWith("text/html"));
    }

    @ParameterizedTest
    @CsvSource({"/docs/fr, /docs/", "/docs/fr/, /docs/", "/docs/en, /docs/#in-english", "/docs/en/, /docs/#in-english"})
    void a_directory_without_an_index_leads_to_where_its_pages_are_listed(String address, String list) {
        anonymous()
                .redirects()
                .follow(false)
                .get(address)
                .then()
                .statusCode(308)
                .header("Location", equalTo(list));
        anonymous().get("/docs/").then().statusCode(200).body(containsString(" id=\"in-english\""));
    }

    @Test
    void what_browsers_and_crawlers_ask_for_unasked_is_there() {
        anonymous().get("/favicon.ico").then().statusCode(200).contentType(startsWith("image/"));
        anonymous()
                .get("/robots.txt")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(containsString("Disallow: /api/\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/reference/", "/swagger-ui/"})
    void a_page_in_english_is_announced_as_one_in_the_french_menu(String address) {
        anonymous().get(address).then().body(containsString("<html lang=\"en\">"));
        List.of("/", "/docs/fr/transmettre-un-bilan.html", "/docs/reference/", "/swagger-ui/").stream()
                .filter(page -> !page.equals(address))
                .forEach(page -> anonymous()
                        .get(page)
                        .then()
                        .body(matchesPattern("(?s).*<a href=\"" + address.replaceFirst("/$", "")
                                + "\" hreflang=\"en\">[^<]* \\(en anglais\\)</a>.*")));
    }

    @Test
    void every_link_leads_somewhere_from_page_to_page() {
        Set<String> seen = new LinkedHashSet<>(List.of("/"));
        Deque<String> toBeSeen = new ArrayDeque<>(seen);
        List<String> dead = new ArrayList<>();
        while (!toBeSeen.isEmpty()) {
            String address = toBeSeen.remove();
            Response page = anonymous().get(address);
            if (page.statusCode() != 200) {
                dead.add(address);
            } else if (page.contentType().startsWith("text/html")) {
                LINK.matcher(page.asString())
                        .results()
                        .map(link -> link.group(1))
                        .filter(seen::add)
                        .forEach(toBeSeen::add);
            }
        }

        assertThat(dead).isEmpty();
        assertThat(seen)
                .contains(
                        "/docs/fr/transmettre-un-bilan.html",
                        "/docs/en/running.html",
                        "/docs/src/test/scripts/partner.sh")
                .hasSizeGreaterThan(25);
    }
}
