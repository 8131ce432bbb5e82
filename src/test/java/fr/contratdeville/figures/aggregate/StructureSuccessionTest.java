package fr.contratdeville.figures.aggregate;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Totals over a merger of structures: each counts under its own name, or under what it has become, if asked. */
@QuarkusTest
class StructureSuccessionTest extends ApiTest {

    private String contract;
    private String club;
    private String circle;
    private String centre;
    private String sessions;

    @BeforeEach
    void twoStructuresBecomeOne() {
        contract = Stored.contract("dole", 2015, 2030);
        club = Stored.structure("Club nature");
        circle = Stored.structure("Cercle");
        centre = Stored.structure("Centre social");
        sessions = Stored.indicator("seances", "sum");
        reported(club, 2023, "3");
        reported(club, 2024, "10");
        reported(circle, 2023, "20");
        reported(centre, 2024, "100");
    }

    private void reported(String structure, int year, String value) {
        Stored.exact(Stored.action(contract, structure, year, "Sorties"), sessions, value);
    }

    private static void becomes(String structure, String successor, Integer fromYear) {
        String path = "/api/v1/structures/" + structure;
        replacing(path, "{\"structureId\": \"%s\", \"fromYear\": %s}".formatted(successor, fromYear))
                .put(path + "/successor")
                .then()
                .statusCode(200);
    }

    private static String totals(String query) {
        return Answers.rows(query).stream()
                .map(row -> row.at("/group/structure/name").asText() + "="
                        + Answers.indicator("seances", row).get("value").asText())
                .collect(Collectors.joining(", "));
    }

    @Test
    void structures_are_counted_under_their_own_names_unless_asked() {
        String before = Json.get("/api/v1/aggregates/structures").toString();

        becomes(club, centre, 2024);
        becomes(circle, centre, null);

        assertThat(Json.get("/api/v1/aggregates/structures").toString()).isEqualTo(before);
    }

    @Test
    void what_is_the_successors_is_counted_there() {
        becomes(club, centre, 2024);
        becomes(circle, centre, null);

        assertThat(totals("/structures?structures=mapped")).isEqualTo("Centre social=130, Club nature=3");
        assertThat(totals("/structures?structures=mapped&year=2024")).isEqualTo("Centre social=110");
        assertThat(totals("/structures?structures=mapped&year=2023")).isEqualTo("Centre social=20, Club nature=3");
    }

    @Test
    void a_line_is_followed_as_far_as_the_year_allows() {
        String house = Stored.structure("Maison de quartier");
        becomes(club, centre, 2024);
        becomes(centre, house, 2023);
        reported(club, 2025, "7");

        assertThat(totals("/structures?structures=mapped&year=2024&year=2025")).isEqualTo("Maison de quartier=117");
        assertThat(totals("/structures?structures=mapped&year=2023")).isEqualTo("Cercle=20, Club nature=3");
    }

    @Test
    void the_filter_names_successors() {
        becomes(club, centre, 2024);
        becomes(circle, centre, null);

        assertThat(totals("/structures?structures=mapped&structure=" + centre)).isEqualTo("Centre social=130");
        assertThat(totals("/structures?structures=mapped&structure=" + club)).isEqualTo("Club nature=3");
        given().get("/api/v1/aggregates/structures?structures=mapped&structure=" + circle)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("has-successors structure"));
    }

    @Test
    void contributions_add_up_and_name_who_reported() {
        becomes(club, centre, 2024);
        JsonNode row = Answers.rows("/structures?structures=mapped&year=2024").get(0);

        JsonNode items = Json.get(
                        Answers.indicator("seances", row).get("contributions").asText())
                .get("items");

        assertThat(Json.list(items).stream()
                        .map(item -> item.at("/structure/name").asText() + " "
                                + item.get("contribution").asText())
                        .toList())
                .containsExactlyInAnyOrder("Club nature 10", "Centre social 100");
    }

    @Test
    void empty_groups_are_those_that_go_on() {
        becomes(club, centre, 2024);
        becomes(circle, centre, null);
        String empty = "/structures?structures=mapped&year=2026&includeEmpty=true";

        List<String> names = Answers.rows(empty + "&contract=" + contract).stream()
                .map(row -> row.at("/group/structure/name").asText())
                .toList();

        assertThat(names).containsExactly("Centre social", "Club nature");
        assertThat(Answers.rows(empty)).hasSize(2);
    }

    @Test
    void the_years_are_compared_under_what_it_has_become() {
        Stored.exact(
                Stored.action(contract, centre, 2025, "Suite", """
                "status": "completed", "continuesActionId": "%s"
                """.formatted(
                                given().get("/api/v1/actions?year=2024&structure=" + club)
                                        .<String>path("items[0].id"))),
                sessions,
                "12");
        becomes(club, centre, 2024);

        JsonNode row = Answers.rows("/structures?structures=mapped&year=2025&compareTo=previous")
                .get(0);

        assertThat(row.at("/group/structure/name").asText()).isEqualTo("Centre social");
        assertThat(row.at("/comparison/carriedOn").intValue()).isEqualTo(1);
        assertThat(row.at("/comparison/ended").intValue()).isEqualTo(1);
        assertThat(Answers.indicator("seances", row).at("/change/absolute").intValue())
                .isEqualTo(2);
    }

    @Test
    void of_a_stock_the_last_figure_of_each_that_became_it_is_of_the_past() {
        String members = Stored.indicator("adherents", "latest");
        for (String structure : new String[] {club, circle}) {
            Stored.exact(
                    Stored.action(contract, structure, 2022, "Serre"), members, structure.equals(club) ? "10" : "5");
        }
        Stored.exact(Stored.action(contract, centre, 2021, "Serre"), members, "3");
        Stored.exact(Stored.action(contract, centre, 2023, "Serre"), members, "20");
        assertThat(stock("")).isEqualTo("35");

        becomes(club, centre, 2023);
        becomes(circle, centre, 2023);

        assertThat(stock("")).isEqualTo("20");
        assertThat(stock("&structures=mapped")).isEqualTo("20");
        assertThat(stock("&yearTo=2022")).isEqualTo("18");
    }

    private String stock(String narrowed) {
        return Answers.indicator(
                        "adherents",
                        Answers.rows("?groupBy=status&contract=" + contract + narrowed)
                                .get(0))
                .get("value")
                .asText();
    }

    @Test
    void a_millesime_knows_what_structures_had_become_when_it_was_frozen() {
        String before = frozen();
        becomes(club, centre, null);
        becomes(circle, centre, null);
        String after = frozen();

        String mapped = "/structures?structures=mapped&millesime=";
        assertThat(totals(mapped + before)).isEqualTo("Centre social=100, Cercle=20, Club nature=13");
        assertThat(totals(mapped + after)).isEqualTo("Centre social=133");
    }

    private static String frozen() {
        return created("/api/v1/millesimes", "{\"year\": 2024}").path("code");
    }
}
