package fr.contratdeville.figures.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who take part in several actions are counted by each of them: how many there are lies between bounds. */
@QuarkusTest
class PeopleTest extends ApiTest {

    private String contract;
    private String structure;
    private String children;

    @BeforeEach
    void oneContractAndIndicator() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        children = Stored.people("enfants", "sum");
    }

    private String reported(String title, String members) {
        String action = Stored.action(contract, structure, 2023, title);
        Stored.figure(action, children, members);
        return action;
    }

    private static String exact(int value, String declared) {
        return "\"kind\": \"exact\", \"value\": %d%s".formatted(value, declared);
    }

    private static String within(String action, String share) {
        return ", \"overlaps\": [{\"actionId\": \"%s\", \"share\": %s}]".formatted(action, share);
    }

    private static JsonNode total() {
        return Answers.indicator("enfants", Answers.rows("/years").get(0));
    }

    private static void assertPeople(int participations, int least, int most) {
        assertThat(total().get("people")).isEqualTo(Json.of("""
                {"participations": %d, "distinctMin": %d, "distinctMax": %d}
                """.formatted(participations, least, most)));
    }

    private static List<String> warnings() {
        return Json.list(total().get("warnings")).stream().map(JsonNode::asText).toList();
    }

    @Test
    void without_a_word_they_may_be_the_same_people_or_all_different_ones() {
        reported("PRE", exact(134, ""));
        reported("Club nature", exact(15, ""));

        assertPeople(149, 134, 149);
        assertThat(Answers.figures(total())).isEqualTo(Json.of("""
                {"value": 149, "min": 134, "max": 149, "precision": "estimated"}
                """));
        assertThat(warnings()).containsExactly("overlaps_not_declared");
    }

    @Test
    void people_who_are_all_in_another_actions_public_add_nobody() {
        String pre = reported("PRE", exact(134, ""));
        reported("Club nature", exact(15, within(pre, "\"all\"")));

        assertPeople(149, 134, 134);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void some_are_at_least_one_and_a_number_at_least_so_many() {
        String pre = reported("PRE", exact(134, ""));
        reported("Club nature", exact(15, within(pre, "\"some\"")));
        assertPeople(149, 134, 148);

        reported("Chorale", exact(20, within(pre, "7")));
        assertPeople(169, 134, 161);
    }

    @Test
    void a_disjoint_public_is_added_for_certain() {
        reported("PRE", exact(134, ""));
        reported("Chorale", exact(20, ""));
        reported("Club nature", exact(15, ", \"disjoint\": true"));

        assertPeople(169, 149, 169);
        assertThat(warnings()).containsExactly("overlaps_not_declared");
    }

    @Test
    void one_figure_beside_disjoint_ones_has_nothing_to_declare() {
        reported("PRE", exact(134, ""));
        reported("Club nature", exact(15, ", \"disjoint\": true"));

        assertPeople(149, 149, 149);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void people_are_exact_when_nobody_can_have_been_counted_twice() {
        reported("PRE", exact(134, ", \"disjoint\": true"));
        reported("Club nature", exact(15, ", \"disjoint\": true"));

        assertPeople(149, 149, 149);
        assertThat(total().get("precision").asText()).isEqualTo("exact");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void ranges_and_approximate_figures_widen_both_bounds() {
        reported("PRE", "\"kind\": \"range\", \"lower\": 100, \"upper\": 140");
        reported("Batucada", "\"kind\": \"approximate\", \"value\": 20");

        assertThat(total().get("people")).isEqualTo(Json.of("""
                {"participations": 140, "distinctMin": 100, "distinctMax": 162}
                """));
    }

    @Test
    void a_public_that_lies_in_one_outside_the_group_is_bounded_as_if_nothing_was_said() {
        String other = Stored.structure("MJC");
        String pre = Stored.action(contract, other, 2023, "PRE");
        Stored.figure(pre, children, exact(134, ""));
        reported("Club nature", exact(15, within(pre, "\"all\"")));
        reported("Chorale", exact(20, ""));

        JsonNode own = Answers.rows("/structures").get(0);
        assertThat(Answers.indicator("enfants", own).get("people")).isEqualTo(Json.of("""
                {"participations": 35, "distinctMin": 20, "distinctMax": 35}
                """));
    }

    @Test
    void declarations_that_cannot_be_true_are_left_aside_and_told() {
        String small = reported("Club nature", exact(15, ""));
        reported("PRE", exact(134, within(small, "\"all\"")));

        assertPeople(149, 134, 149);
        assertThat(warnings()).contains("overlaps_contradict");

        String choir = reported("Chorale", exact(20, ""));
        reported("Orchestre", exact(8, within(choir, "\"all\"")));
        assertPeople(177, 134, 169);
    }

    @Test
    void what_a_waiting_bilan_declares_counts_with_its_figures() {
        String pre = reported("PRE", exact(134, ""));
        String club = Stored.action(contract, structure, 2023, "Club nature");
        created("/api/v1/bilans", """
                {"structureId": "%s", "year": 2023, "actionId": "%s", "state": "submitted", "outcome": "completed",
                 "narrative": {"done": "Fait."}, "figures": [{"indicatorId": "%s", %s}]}
                """.formatted(structure, club, children, exact(15, within(pre, "\"all\""))));

        assertPeople(134, 134, 134);
        assertThat(Answers.indicator(
                                "enfants",
                                Answers.rows("/years?figures=submitted").get(0))
                        .get("people"))
                .isEqualTo(Json.of("""
                {"participations": 149, "distinctMin": 134, "distinctMax": 134}
                """));
    }

    @Test
    void only_added_up_people_have_bounds_of_people() {
        Stored.exact(Stored.action(contract, structure, 2023, "A"), Stored.people("affluence", "max"), "30");
        Stored.exact(Stored.action(contract, structure, 2023, "B"), Stored.indicator("seances", "sum"), "3");

        JsonNode row = Answers.rows("/years").get(0);
        assertThat(Answers.indicator("affluence", row).has("people")).isFalse();
        assertThat(Answers.indicator("seances", row).has("people")).isFalse();
    }
}
