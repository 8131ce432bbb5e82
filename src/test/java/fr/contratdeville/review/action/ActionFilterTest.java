package fr.contratdeville.review.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.SixActions;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class ActionFilterTest extends ApiTest {

    @ParameterizedTest
    @MethodSource("fr.contratdeville.testing.Questions#all")
    void a_list_has_the_actions_that_its_filters_let_through(String filter, String titles) {
        SixActions actions = new SixActions();

        String path = "/api/v1/actions?sort=title&total=true&" + actions.filled(filter);
        assertThat(String.join("", Json.texts(Json.get(path).get("items"), "title")))
                .isEqualTo(titles);
        assertThat(Json.get(path).get("total").intValue()).isEqualTo(titles.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contract=dole|not-a-uuid|contract",
                "year=deux-mille|integer-out-of-range|year",
                "year=1989|integer-out-of-range|year",
                "year=2101|integer-out-of-range|year",
                "yearFrom=1989|integer-out-of-range|yearFrom",
                "yearTo=2022&yearTo=2023|repeated|yearTo",
                "pillar=aucun|not-a-uuid|pillar",
                "status=done|not-in-list|status",
                "transversalPriority=jeunesse|not-in-list|transversalPriority",
                "annee=2023|unknown-parameter|annee",
                "sort=id|not-in-list|sort",
                "limit=0|integer-out-of-range|limit",
                "limit=201|integer-out-of-range|limit",
                "total=yes|not-in-list|total",
                "cursor=abc|not-a-cursor|cursor"
            })
    void a_parameter_that_is_not_understood_is_refused(String query, String code, String parameter) {
        given().get("/api/v1/actions?" + query)
                .then()
                .statusCode(400)
                .body("errors.code", contains(code))
                .body("errors.parameter", contains(parameter));
    }

    @Test
    void everything_that_is_wrong_with_the_parameters_is_said_at_once() {
        given().get("/api/v1/actions?year=x&status=y&annee=2023")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("year", "status", "annee"));
    }
}
