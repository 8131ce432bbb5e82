package fr.contratdeville.figures.aggregate;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.SmallLimits;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallLimits.class)
class LargestAggregateTest extends ApiTest {

    private String contract;
    private String structure;
    private List<String> actions;

    @BeforeEach
    void threeYears() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        actions = Stream.of(2021, 2022, 2023)
                .map(year -> Stored.action(contract, structure, year, "PRE"))
                .toList();
    }

    @Test
    void as_many_groups_as_are_allowed_are_answered() {
        given().get("/api/v1/aggregates/years").then().statusCode(200).body("rows", hasSize(3));
    }

    @Test
    void as_many_indicators_in_groups_as_are_allowed_are_answered_however_many_figures_they_have() {
        String indicator = Stored.indicator("a", "sum");
        actions.forEach(action -> Stored.exact(action, indicator, "1"));
        Stored.exact(Stored.action(contract, structure, 2023, "Club"), indicator, "1");

        given().get("/api/v1/aggregates/years").then().statusCode(200).body("rows", hasSize(3));
    }

    @Test
    void more_groups_are_refused_with_the_limit() {
        Stored.action(contract, structure, 2020, "PRE");

        given().get("/api/v1/aggregates/years")
                .then()
                .statusCode(422)
                .body("code", equalTo("too-many-groups"))
                .body("detail", containsString("3"));
    }

    @Test
    void more_indicators_in_one_group_are_refused_as_well() {
        String action = Stored.action(contract, structure, 2020, "PRE");
        for (String code : new String[] {"a", "b", "c", "d"}) {
            Stored.exact(action, Stored.indicator(code, "sum"), "1");
        }

        given().get("/api/v1/aggregates/years?year=2020")
                .then()
                .statusCode(422)
                .body("code", equalTo("too-many-groups"));
    }

    @Test
    void a_filter_makes_the_answer_small_enough() {
        Stored.action(contract, structure, 2020, "PRE");

        given().get("/api/v1/aggregates/years?yearFrom=2021")
                .then()
                .statusCode(200)
                .body("rows", hasSize(3));
    }

    @Test
    void of_more_contributions_than_are_allowed_there_is_no_workbook() {
        String indicator = Stored.indicator("a", "sum");
        String address = "/api/v1/aggregates/contributions?of=" + indicator;
        actions.subList(0, 2).forEach(action -> Stored.exact(action, indicator, "1"));
        given().header("Accept", Workbook.MEDIA_TYPE).get(address).then().statusCode(200);

        Stored.exact(actions.get(2), indicator, "1");

        given().header("Accept", Workbook.MEDIA_TYPE)
                .get(address)
                .then()
                .spec(problem(406, "too-many-rows"))
                .body("detail", containsString("« contributions » compte 3 lignes ; un classeur en contient 2"))
                .body("detail", containsString("application/json"));
        given().get(address).then().statusCode(200);
    }
}
