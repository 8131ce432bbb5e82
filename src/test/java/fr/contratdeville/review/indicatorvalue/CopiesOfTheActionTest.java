package fr.contratdeville.review.indicatorvalue;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A figure's row repeats its action's year, structure and pillar, and nobody can make it differ. */
@QuarkusTest
class CopiesOfTheActionTest extends ApiTest {

    private static final String COPIES =
            "select concat_ws(' ', year, structure_id, coalesce(pillar_id::text, 'none')) from indicator_value";

    private String contract;
    private String structure;
    private String pillar;
    private String path;

    @BeforeEach
    void oneActionWithAFigure() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        pillar = Stored.pillar(contract, "emploi", 1);
        String action = Stored.action(contract, structure, 2023, "PRE", """
                "status": "completed", "pillarId": "%s"
                """.formatted(pillar));
        Stored.exact(action, Stored.indicator("enfants", "sum"), "1");
        path = "/api/v1/actions/" + action;
    }

    @Test
    void a_new_figure_takes_them_from_its_action() throws SQLException {
        assertThat(query(COPIES)).containsExactly("2023 " + structure + " " + pillar);
    }

    @Test
    void they_follow_the_action_to_another_year_structure_and_pillar() throws SQLException {
        String otherStructure = Stored.structure("CIDFF");
        String otherPillar = Stored.pillar(contract, "cohesion", 2);

        patching(path, """
                {"year": 2021, "structureId": "%s", "pillarId": "%s"}
                """.formatted(otherStructure, otherPillar))
                .patch(path)
                .then()
                .statusCode(200);
        assertThat(query(COPIES)).containsExactly("2021 " + otherStructure + " " + otherPillar);
    }

    @Test
    void they_follow_the_action_out_of_its_pillar() throws SQLException {
        patching(path, "{\"pillarId\": null}").patch(path).then().statusCode(200);

        assertThat(query(COPIES)).containsExactly("2023 " + structure + " none");
    }

    @Test
    void they_follow_the_action_back_into_a_pillar() throws SQLException {
        patching(path, "{\"pillarId\": null}").patch(path).then().statusCode(200);
        patching(path, "{\"pillarId\": \"%s\"}".formatted(pillar))
                .patch(path)
                .then()
                .statusCode(200);

        assertThat(query(COPIES)).containsExactly("2023 " + structure + " " + pillar);
    }

    @Test
    void what_is_written_into_them_directly_does_not_stay() throws SQLException {
        execute("update indicator_value set year = 1999, pillar_id = null");

        assertThat(query(COPIES)).containsExactly("2023 " + structure + " " + pillar);
    }
}
