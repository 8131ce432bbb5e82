package fr.contratdeville.figures.aggregate.sql;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.figures.aggregate.question.Figures;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What figures declare is taken from where the figures are taken from. */
@QuarkusTest
class PendingOverlapsTest extends ApiTest {

    private String structure;
    private String club;
    private String people;
    private String others;
    private String pre;
    private String batucada;

    @BeforeEach
    void twoFiguresOfOneAction() {
        String contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        club = Stored.action(contract, structure, 2023, "Club");
        pre = Stored.action(contract, structure, 2023, "PRE");
        batucada = Stored.action(contract, structure, 2023, "Batucada");
        people = Stored.people("enfants", "sum");
        others = Stored.people("parents", "sum");
        String overlap =
                "\"kind\": \"exact\", \"value\": 15, \"overlaps\": [{\"actionId\": \"%s\", \"share\": \"all\"}]";
        Stored.figure(club, people, overlap.formatted(pre));
        Stored.figure(club, others, overlap.formatted(pre));
    }

    private void submit(String figure) {
        created("/api/v1/bilans", """
                {"structureId": "%s", "year": 2023, "actionId": "%s", "state": "submitted", "outcome": "completed",
                 "narrative": {"done": "Des sorties."},
                 "figures": [{"indicator": "enfants", "kind": "exact", "value": 20, %s}]}
                """.formatted(structure, club, figure));
    }

    private List<String> declared(Figures figures) throws SQLException {
        return query("with " + new FigureSource(figures, null).sql() + """
                declared as (
                    select concat_ws(' ', i.code, cast(v.value as integer), v.disjoint, v.version, other.title_key, o.share,
                            cast(o.people as real)) as text
                    from indicator_value v
                    join indicator i on i.id = v.indicator_id
                    left join indicator_value_overlap o
                        on o.contract_id = v.contract_id and o.indicator_value_id = v.id and o.action_id = v.action_id
                    left join action other on other.id = o.other_action_id)
                select text from declared order by text
                """);
    }

    @Test
    void a_pending_figures_overlaps_take_the_place_of_the_published_ones() throws SQLException {
        submit("""
                "overlaps": [{"actionId": "%s", "share": 2}, {"actionId": "%s", "share": "some"}]
                """.formatted(batucada, pre));

        assertThat(declared(Figures.SUBMITTED))
                .containsExactly(
                        "enfants 20 f 0 batucada number 2", "enfants 20 f 0 pre some", "parents 15 f 0 pre all");
        assertThat(declared(Figures.PUBLISHED)).containsExactly("enfants 15 f 0 pre all", "parents 15 f 0 pre all");
    }

    @Test
    void a_pending_figure_may_be_disjoint_or_declare_nothing() throws SQLException {
        submit("\"disjoint\": true");
        assertThat(declared(Figures.ALL)).containsExactly("enfants 20 t 0", "parents 15 f 0 pre all");

        execute("update bilan set content = content #- '{figures,0,disjoint}' #- '{figures,0,overlaps}', version = 3");
        assertThat(declared(Figures.ALL)).containsExactly("enfants 20 f 3", "parents 15 f 0 pre all");
    }
}
