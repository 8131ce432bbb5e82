package fr.contratdeville.figures.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.SixActions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class AggregateGroupsTest extends ApiTest {

    private SixActions actions;

    @BeforeEach
    void sixActions() {
        actions = new SixActions();
    }

    /** Every row as its group's names and its number of actions. */
    private List<String> groups(String pathBelow) {
        return Answers.rows(actions.filled(pathBelow)).stream()
                .map(row -> name(row.get("group")) + "=" + row.at("/actions/total"))
                .toList();
    }

    private static String name(JsonNode group) {
        return Json.list(group).stream()
                .map(part -> part.isObject()
                        ? part.path("name").asText(part.path("code").asText())
                        : part.asText())
                .collect(Collectors.joining(" "));
    }

    @Test
    void actions_are_grouped_by_structure_in_the_order_of_names() {
        assertThat(groups("/structures")).containsExactly("CCAS=3", "CIDFF=3");
    }

    @Test
    void actions_are_grouped_by_pillar_and_those_without_one_come_last() {
        assertThat(groups("/pillars?contract={dole}")).containsExactly("emploi=2", "cohesion=1", "none=1");
    }

    @Test
    void actions_without_a_pillar_are_a_group_of_their_own() {
        JsonNode group = Answers.rows("/pillars?pillar=none").get(0).get("group");

        assertThat(group).isEqualTo(Json.of("""
                {"pillar": {"id": null, "code": "none", "label": "Non affecté à un pilier"}}
                """));
    }

    @Test
    void actions_are_grouped_by_year() {
        assertThat(groups("/years")).containsExactly("2021=1", "2022=2", "2023=3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "structure|CCAS=3, CIDFF=3",
                "pillar|emploi=2, cohesion=1, none=1",
                "year|2021=1, 2022=2, 2023=3",
                "status|planned=1, completed=2, partially_completed=1, postponed=1, cancelled=1",
                "structure,year|CCAS 2021=1, CCAS 2022=1, CCAS 2023=1, CIDFF 2022=1, CIDFF 2023=2",
                "structure,status|CCAS planned=1, CCAS completed=1, CCAS postponed=1, CIDFF completed=1, "
                        + "CIDFF partially_completed=1, CIDFF cancelled=1",
                "year,status|2021 completed=1, 2022 planned=1, 2022 cancelled=1, 2023 completed=1, "
                        + "2023 partially_completed=1, 2023 postponed=1"
            })
    void any_crossing_has_the_groups_that_have_actions(String groupBy, String expected) {
        String filter = groupBy.equals("pillar") ? "&contract={dole}" : "";

        assertThat(String.join(", ", groups("?groupBy=" + groupBy + filter))).isEqualTo(expected);
    }

    @Test
    void a_crossing_with_pillars_keeps_those_without_one() {
        assertThat(groups("?contract={dole}&groupBy=structure,pillar"))
                .containsExactly("CCAS emploi=1", "CCAS cohesion=1", "CIDFF emploi=1", "CIDFF none=1");
    }

    @Test
    void four_criteria_cross_as_well() {
        assertThat(groups("?contract={besancon}&groupBy=structure,pillar,year,status"))
                .containsExactly("CCAS none 2023 postponed=1", "CIDFF culture 2023 completed=1");
    }

    @Test
    void the_groups_may_be_asked_for_one_by_one() {
        assertThat(groups("?groupBy=structure&groupBy=year")).isEqualTo(groups("?groupBy=structure,year"));
    }

    @Test
    void actions_are_counted_by_status() {
        assertThat(Answers.rows("/years").get(2).get("actions")).isEqualTo(Json.of("""
                {"total": 3, "byStatus": {"planned": 0, "completed": 1, "partially_completed": 1, "postponed": 1,
                                          "cancelled": 0}}
                """));
    }

    @Test
    void the_general_question_and_the_particular_one_have_the_same_answer() {
        assertThat(Answers.rows("?groupBy=structure")).isEqualTo(Answers.rows("/structures"));
        assertThat(Answers.rows("?groupBy=pillar")).isEqualTo(Answers.rows("/pillars"));
        assertThat(Answers.rows("?groupBy=year")).isEqualTo(Answers.rows("/years"));
    }

    @ParameterizedTest
    @MethodSource("fr.contratdeville.testing.Questions#all")
    void a_filter_lets_the_same_actions_through_as_in_the_list(String filter, String titles) {
        for (String grouping :
                List.of("/structures?", "/pillars?", "/years?", "?groupBy=structure,year,status,pillar&")) {
            int total = Answers.rows(actions.filled(grouping + "includeEmpty=false&" + filter)).stream()
                    .mapToInt(row -> row.at("/actions/total").intValue())
                    .sum();
            assertThat(total).as(grouping).isEqualTo(titles.length());
        }
    }

    @Test
    void empty_structures_are_those_that_ever_carried_an_action_under_the_contract() {
        assertThat(groups("/structures?contract={dole}&year=2021&includeEmpty=true"))
                .containsExactly("CCAS=1", "CIDFF=0");
    }

    @Test
    void empty_pillars_are_those_of_the_contract_and_not_assigned() {
        assertThat(groups("/pillars?contract={dole}&year=2021&includeEmpty=true"))
                .containsExactly("emploi=1", "cohesion=0", "none=0");
    }

    @Test
    void empty_years_are_those_of_the_contract_within_the_years_asked_for() {
        assertThat(groups("/years?contract={besancon}&yearFrom=2020&includeEmpty=true"))
                .containsExactly("2020=0", "2021=0", "2022=0", "2023=2");
    }

    @Test
    void empty_statuses_are_all_statuses() {
        assertThat(groups("?groupBy=status&contract={besancon}&includeEmpty=true"))
                .containsExactly("planned=0", "completed=1", "partially_completed=0", "postponed=1", "cancelled=0");
    }

    @Test
    void an_empty_crossing_has_every_combination() {
        assertThat(groups("?groupBy=pillar,year&contract={dole}&yearFrom=2022&includeEmpty=true"))
                .containsExactly(
                        "emploi 2022=0",
                        "emploi 2023=1",
                        "cohesion 2022=1",
                        "cohesion 2023=0",
                        "none 2022=1",
                        "none 2023=0");
    }

    @Test
    void empty_groups_narrow_to_what_was_asked_for() {
        assertThat(groups("/pillars?contract={dole}&pillar={cohesion}&year=2021&includeEmpty=true"))
                .containsExactly("cohesion=0");
        assertThat(groups("?groupBy=status&contract={dole}&year=2021&status=planned&includeEmpty=true"))
                .containsExactly("planned=0");
    }

    @Test
    void an_empty_group_has_zeros_and_no_indicators() {
        JsonNode empty = Answers.rows(actions.filled("/years?contract={dole}&year=2015&includeEmpty=true"))
                .get(0);

        assertThat(empty).isEqualTo(Json.of("""
                {"group": {"year": 2015}, "indicators": [], "warnings": [],
                 "completeness": {"actions": 0, "expected": 0, "reported": 0, "validated": 0},
                 "actions": {"total": 0, "byStatus": {"planned": 0, "completed": 0, "partially_completed": 0,
                                                      "postponed": 0, "cancelled": 0}}}
                """));
    }

    @Test
    void empty_groups_change_no_other_row() {
        List<JsonNode> with = Answers.rows(actions.filled("/pillars?contract={dole}&year=2021&includeEmpty=true"));
        List<JsonNode> without = Answers.rows(actions.filled("/pillars?contract={dole}&year=2021"));

        assertThat(with)
                .filteredOn(row -> row.at("/actions/total").intValue() > 0)
                .isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?groupBy=structure,year&includeEmpty=true|needs-a-contract|includeEmpty",
                "|required|groupBy",
                "?groupBy=|required|groupBy",
                "?groupBy=,year|not-in-list|groupBy",
                "?groupBy=contract|not-in-list|groupBy",
                "/years?groupBy=year|unknown-parameter|groupBy",
                "/years?limit=1|unknown-parameter|limit",
                "/pillars?includeEmpty=1|not-in-list|includeEmpty"
            })
    void a_question_that_is_not_understood_is_refused(String question, String code, String parameter) {
        given().get("/api/v1/aggregates" + (question == null ? "" : question))
                .then()
                .statusCode(400)
                .body("errors.code", contains(code))
                .body("errors.parameter", contains(parameter));
    }
}
