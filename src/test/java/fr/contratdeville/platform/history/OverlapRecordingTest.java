package fr.contratdeville.platform.history;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A declared overlap is its action's, whatever is written by hand. */
@QuarkusTest
class OverlapRecordingTest extends ApiTest {

    private static final String OVERLAP = "indicator_value_overlap";

    private String contract;
    private String structure;
    private String action;
    private String pre;

    @BeforeEach
    void aFigureWhosePeopleAreAnotherActions() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        action = Stored.action(contract, structure, 2023, "Club nature");
        pre = Stored.action(contract, structure, 2023, "PRE");
        Stored.figure(action, Stored.people("enfants", "sum"), """
                "kind": "exact", "value": 15, "overlaps": [{"actionId": "%s", "share": 3}]
                """.formatted(pre));
    }

    @Test
    void it_is_recorded_with_the_action_whose_figure_declares_it() throws SQLException {
        execute("update indicator_value_overlap set share = 'all', people = null");

        assertThat(query(Recorded.of(action)))
                .containsExactly(
                        "action created",
                        "indicator_value created",
                        "indicator_value_overlap created",
                        "indicator_value_overlap changed");
        assertThat(query(Recorded.membersOf(action, OVERLAP, "share"))).containsExactly("- > number", "number > all");
        assertThat(query(Recorded.of(pre))).containsExactly("action created");
    }

    @Test
    void its_end_is_recorded_when_it_goes_with_its_figure() throws SQLException {
        execute("delete from indicator_value");

        assertThat(query(Recorded.membersOf(action, OVERLAP, "people"))).containsExactly("- > 3.0000", "3.0000 > -");
    }

    @Test
    void it_moves_along_with_a_figure_that_moves_to_another_action() throws SQLException {
        String other = Stored.action(contract, structure, 2022, "Club nature");

        execute("update indicator_value set action_id = '%s'".formatted(other));

        assertThat(query("select action_id from indicator_value_overlap")).containsExactly(other);
        assertThat(query(Recorded.membersOf(other, OVERLAP, "action_id"))).containsExactly(action + " > " + other);
        assertThat(query(Recorded.BROKEN_CHAINS)).isEmpty();
    }

    @Test
    void another_action_written_into_it_by_hand_does_not_stay() throws SQLException {
        execute("update indicator_value_overlap set action_id = '%s'".formatted(pre));

        assertThat(query("select action_id from indicator_value_overlap")).containsExactly(action);
    }
}
