package fr.contratdeville.platform.paging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PagesTest extends ApiTest {

    private static final String ACTIONS = "/api/v1/actions";

    /** Nine of everything, so that pages of one, two and seven all end elsewhere; most sort values stand twice. */
    private void storeNineOfEverything() throws SQLException {
        for (int i = 0; i < 9; i++) {
            String contract = Stored.contract("contrat-" + i, 2010 + i / 2, 2023);
            String structure = Stored.structure("Structure " + i / 2);
            Stored.pillar(contract, "pilier-" + i, 1 + i / 2);
            Stored.neighbourhood(contract, "Quartier " + i / 2);
            Stored.indicator("indicateur-" + i, "sum");
            created("/api/v1/dimensions", """
                    {"code": "dimension-%d", "label": "D", "categorySets": [
                      {"code": "s", "version": 1, "label": "S", "categories": [{"code": "c", "label": "C"}]}]}
                    """.formatted(i));
            Stored.action(contract, structure, 2020 + i / 3, "Action " + i / 4);
        }
        execute("update action set updated_at = date_trunc('year', updated_at) where year = 2021");
        execute("update structure set updated_at = date_trunc('year', updated_at) where name <> 'Structure 0'");
    }

    @ParameterizedTest
    @CsvSource({
        "actions,year",
        "actions,title",
        "actions,structure",
        "actions,updatedAt",
        "city-contracts,name",
        "city-contracts,code",
        "city-contracts,firstYear",
        "structures,name",
        "structures,updatedAt",
        "pillars,position",
        "pillars,code",
        "neighbourhoods,name",
        "indicators,code",
        "dimensions,code"
    })
    void pages_of_any_size_visit_every_row_once_in_order(String resource, String sort) throws SQLException {
        storeNineOfEverything();

        for (String direction : List.of("", "-")) {
            String list = "/api/v1/%s?sort=%s%s".formatted(resource, direction, sort);
            List<String> all = Json.texts(Json.get(list + "&limit=200").get("items"), "id");
            assertThat(all).hasSize(9).doesNotHaveDuplicates();
            for (int limit : List.of(1, 2, 7)) {
                assertThat(idsOnAllPages(list + "&limit=" + limit, limit)).isEqualTo(all);
            }
        }
    }

    @Test
    void figures_of_an_action_are_paged_as_well() {
        String contract = Stored.contract("dole", 2015, 2023);
        String action = Stored.action(contract, Stored.structure("CCAS"), 2023, "PRE");
        for (int i = 0; i < 5; i++) {
            Stored.exact(action, Stored.indicator("indicateur-" + i, "sum"), "1");
        }

        String list = Stored.figures(action) + "?sort=-indicator";
        assertThat(idsOnAllPages(list + "&limit=2", 2))
                .hasSize(5)
                .isEqualTo(Json.texts(Json.get(list).get("items"), "id"));
    }

    @ParameterizedTest
    @CsvSource({
        "year,year",
        "title,title",
        "structure,structure.name",
        "updatedAt,updatedAt",
    })
    void actions_are_in_the_order_that_was_asked_for(String sort, String member) throws SQLException {
        storeNineOfEverything();

        List<String> forwards = Json.texts(Json.get(ACTIONS + "?sort=" + sort).get("items"), member);
        List<String> backwards = Json.texts(Json.get(ACTIONS + "?sort=-" + sort).get("items"), member);
        assertThat(forwards).isSorted();
        assertThat(backwards).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void rows_that_come_and_go_between_pages_move_no_other_row() {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("CCAS");
        for (String title : List.of("b", "d", "f", "h", "j", "l")) {
            Stored.action(contract, structure, 2023, title);
        }

        JsonNode first = Json.get(ACTIONS + "?sort=title&limit=2");
        assertThat(Json.texts(first.get("items"), "title")).containsExactly("b", "d");
        deleteAction("b");
        deleteAction("d");
        deleteAction("h");
        Stored.action(contract, structure, 2023, "a");
        Stored.action(contract, structure, 2023, "k");

        List<String> rest = titlesFrom(first.get("next").textValue());
        assertThat(rest).containsExactly("f", "j", "k", "l");
    }

    @Test
    void a_total_is_counted_only_when_it_is_asked_for() throws SQLException {
        storeNineOfEverything();

        given().get(ACTIONS + "?limit=2").then().body("$", not(hasKey("total")));
        given().get(ACTIONS + "?limit=2&total=false").then().body("$", not(hasKey("total")));
        given().get(ACTIONS + "?limit=2&total=true")
                .then()
                .body("items", hasSize(2))
                .body("total", equalTo(9));
    }

    @Test
    void a_total_counts_all_pages_from_any_of_them() throws SQLException {
        storeNineOfEverything();

        String next = Json.get(ACTIONS + "?limit=2&total=true").get("next").textValue();
        assertThat(page(next).get("total").intValue()).isEqualTo(9);
    }

    @Test
    void the_link_header_repeats_the_addresses_of_this_page_and_the_next() throws SQLException {
        storeNineOfEverything();

        JsonNode first = Json.get(ACTIONS + "?limit=8");
        assertThat(links(ACTIONS + "?limit=8"))
                .containsExactly(
                        "<" + first.get("self").textValue() + ">; rel=\"self\"",
                        "<" + first.get("next").textValue() + ">; rel=\"next\"");
        assertThat(first.get("self").textValue()).isEqualTo(ACTIONS + "?limit=8");
    }

    @Test
    void the_last_page_names_no_next_one() throws SQLException {
        storeNineOfEverything();

        assertThat(Json.get(ACTIONS + "?limit=9").get("next").isNull()).isTrue();
        assertThat(links(ACTIONS + "?limit=9")).containsExactly("<" + ACTIONS + "?limit=9>; rel=\"self\"");
    }

    @Test
    void a_cursor_of_another_question_is_refused() throws SQLException {
        storeNineOfEverything();
        String next = Json.get(ACTIONS + "?limit=2&year=2020").get("next").textValue();

        given().urlEncodingEnabled(false)
                .get(next.replace("year=2020", "year=2021"))
                .then()
                .statusCode(400)
                .body("errors.code", contains("cursor-of-another-list"));
    }

    @Test
    void a_cursor_of_another_sort_is_refused() throws SQLException {
        storeNineOfEverything();
        String next = Json.get(ACTIONS + "?limit=2&sort=year").get("next").textValue();

        given().urlEncodingEnabled(false)
                .get(next.replace("sort=year", "sort=-year"))
                .then()
                .statusCode(400)
                .body("errors.code", contains("cursor-of-another-list"));
    }

    private static List<String> links(String path) {
        return given().get(path).then().statusCode(200).extract().headers().getList("Link").stream()
                .map(Header::getValue)
                .toList();
    }

    private static JsonNode page(String address) {
        return Json.of(given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static List<String> idsOnAllPages(String address, int limit) {
        List<String> ids = new ArrayList<>();
        for (String next = address; next != null; ) {
            JsonNode page = page(next);
            assertThat(page.get("items").size()).isBetween(1, limit);
            ids.addAll(Json.texts(page.get("items"), "id"));
            next = page.get("next").textValue();
        }
        return ids;
    }

    private static List<String> titlesFrom(String address) {
        List<String> titles = new ArrayList<>();
        for (String next = address; next != null; ) {
            JsonNode page = page(next);
            titles.addAll(Json.texts(page.get("items"), "title"));
            next = page.get("next").textValue();
        }
        return titles;
    }

    private static void deleteAction(String title) {
        String id = given().queryParam("q", title).get(ACTIONS).path("items[0].id");
        String path = ACTIONS + "/" + id;
        given().header("If-Match", etag(path)).delete(path).then().statusCode(204);
    }
}
