package fr.contratdeville.platform.paging;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.platform.item.ItemResponse;
import fr.contratdeville.platform.problem.ResourceClasses;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SelectedFieldsTest extends ApiTest {

    private static final String ACTIONS = "/api/v1/actions";

    /** The first is not kept, the second is. */
    private static final int TIMES_UNTIL_GIVEN_AGAIN = 3;

    @Inject
    BeanManager beans;

    private String action;
    private String figures;

    @BeforeEach
    void twoActionsAndAFigure() {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("CCAS");
        Stored.action(contract, structure, 2022, "Sorties");
        action = ACTIONS
                + "/"
                + Stored.action(
                        contract,
                        structure,
                        2022,
                        "Accueil",
                        "\"status\": \"completed\", \"neighbourhoodIds\": [\"%s\"]"
                                .formatted(Stored.neighbourhood(contract, "Nord")));
        figures = action + "/indicator-values";
        Stored.figure(
                action.substring(ACTIONS.length() + 1),
                Stored.indicator("euros", "sum"),
                "\"kind\": \"exact\", \"value\": 1.50");
    }

    private static JsonNode some(String address, String fields) {
        return Json.of(given().queryParam("fields", fields)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static List<String> members(JsonNode item) {
        List<String> names = new ArrayList<>();
        item.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void of_an_item_only_these_members_are_answered_and_its_id() {
        JsonNode all = Json.get(action);

        JsonNode some = some(action, "title,year,structure,pillar,objectives");

        assertThat(members(some)).containsExactly("id", "structure", "pillar", "year", "title", "objectives");
        members(some).forEach(name -> assertThat(some.get(name)).as(name).isEqualTo(all.get(name)));
    }

    @Test
    void of_what_is_inside_another_only_these_are() {
        JsonNode some = some(action, "structure.name,neighbourhoods.name,pillar.label,contract,contract.code");

        assertThat(some.get("structure")).isEqualTo(Json.of("{\"name\": \"CCAS\"}"));
        assertThat(some.get("neighbourhoods")).isEqualTo(Json.of("[{\"name\": \"Nord\"}]"));
        assertThat(some.get("pillar").isNull()).isTrue();
        assertThat(some.get("contract")).isEqualTo(Json.get(action).get("contract"));
        assertThat(members(some)).containsExactly("id", "contract", "structure", "pillar", "neighbourhoods");
    }

    @Test
    void what_is_empty_stays_empty() {
        JsonNode some = some(ACTIONS + "?sort=-title", "neighbourhoods.name");

        assertThat(some.get("items").get(0).get("neighbourhoods")).isEqualTo(Json.of("[]"));
        assertThat(some(ACTIONS + "?year=2023", "title").get("items")).isEqualTo(Json.of("[]"));
    }

    @Test
    void pages_say_it_in_their_addresses_and_go_on_with_it() {
        JsonNode first = some(ACTIONS + "?limit=1&total=true", "title");

        assertThat(members(first)).containsExactly("items", "self", "next", "total");
        assertThat(first.get("self").asText()).contains("fields=title");
        assertThat(members(first.get("items").get(0))).containsExactly("id", "title");
        JsonNode next = Json.of(given().urlEncodingEnabled(false)
                .get(first.get("next").asText())
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(members(next.get("items").get(0))).containsExactly("id", "title");
        assertThat(next.get("items").get(0)).isNotEqualTo(first.get("items").get(0));
    }

    @Test
    void numbers_are_written_as_they_are_among_all() {
        String all = given().get(figures).asString();

        assertThat(given().get(figures + "?fields=value").asString())
                .contains(all.replaceAll("(?s).*(\"value\":[0-9.]+).*", "$1"));
    }

    @Test
    void several_times_is_all_of_them() {
        JsonNode some =
                Json.of(given().get(action + "?fields=title&fields=year,title").asString());

        assertThat(members(some)).containsExactly("id", "year", "title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"titre", "", "structure.nom", "title.x", "structure.name.x", "Title", "title, year", "itself"})
    void a_member_that_is_not_there_is_refused_with_those_that_are(String name) {
        String first = name.contains(",") ? " year" : name;
        for (String address : List.of(action, ACTIONS)) {
            given().queryParam("fields", name)
                    .get(address)
                    .then()
                    .spec(problem(400, "invalid-parameters"))
                    .body(ERRORS, contains("not-in-list fields"))
                    .body("errors[0].found", equalTo(first))
                    .body("errors[0].expected", containsString("id, version"))
                    .body("errors[0].expected", containsString("structure.name"));
        }
    }

    @Test
    void the_refusal_can_be_read_in_french_and_in_english() {
        given().get(action + "?fields=titre").then().body("errors[0].detail", containsString("Valeur inconnue"));
        given().header("Accept-Language", "en")
                .get(action + "?fields=titre")
                .then()
                .body("errors[0].detail", containsString("Unknown value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/aggregates/structures", "/api/v1/exports"})
    void what_is_no_item_takes_no_fields(String address) {
        given().get(address + "?fields=id")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("unknown-parameter fields"));
    }

    @Test
    void the_tag_is_that_of_what_is_answered_and_good_for_a_change() {
        String title = action + "?fields=title";
        String tag = etag(title);
        assertThat(tag).isNotEqualTo(etag(action)).isNotEqualTo(etag(action + "?fields=year"));
        given().header("If-None-Match", tag).get(title).then().statusCode(304);
        given().header("If-None-Match", tag).get(action).then().statusCode(200);
        given().header("If-None-Match", etag(action)).get(title).then().statusCode(200);

        Response changed = given().contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body("{\"title\": \"Permanence\"}")
                .patch(action);

        assertThat(changed.statusCode()).isEqualTo(200);
        given().header("If-None-Match", tag).get(title).then().statusCode(200);
        given().contentType("application/merge-patch+json")
                .header("If-Match", tag)
                .body("{}")
                .patch(action)
                .then()
                .spec(problem(412, "stale-version"));
    }

    @Test
    void what_is_given_again_is_what_was_asked_for() {
        for (String address : List.of(action, ACTIONS)) {
            String all = given().get(address).asString();
            String some = given().get(address + "?fields=title").asString();
            assertThat(some).isNotEqualTo(all);
            for (int i = 0; i < TIMES_UNTIL_GIVEN_AGAIN; i++) {
                assertThat(given().get(address + "?fields=title").asString()).isEqualTo(some);
                assertThat(given().get(address).asString()).isEqualTo(all);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "structures",
                "city-contracts",
                "pillars",
                "neighbourhoods",
                "indicators",
                "dimensions",
                "bilans",
                "millesimes",
                "actions"
            })
    void every_list_of_items_takes_fields(String list) {
        some("/api/v1/" + list, "id")
                .get("items")
                .forEach(item -> assertThat(members(item)).containsExactly("id"));
    }

    @Test
    void whatever_answers_items_can_be_asked_for_some_of_their_members() {
        List<Method> reading = ResourceClasses.among(beans)
                .flatMap(resource -> Arrays.stream(resource.getMethods()))
                .filter(method -> method.isAnnotationPresent(GET.class))
                .toList();

        assertThat(reading)
                .hasSizeGreaterThan(30)
                .allSatisfy(method -> assertThat(method.isAnnotationPresent(SelectsFields.class))
                        .as(method.toString())
                        .isEqualTo(answersItems(method.getGenericReturnType())));
    }

    private static boolean answersItems(Type type) {
        return type instanceof ParameterizedType wrapped
                ? answersItems(wrapped.getActualTypeArguments()[0])
                : type instanceof Class<?> answered && ItemResponse.class.isAssignableFrom(answered);
    }
}
