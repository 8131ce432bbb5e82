package fr.contratdeville.catalogue.indicator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A ratio is computed: whatever happens at the same time, it never has figures of its own. */
@QuarkusTest
class RatioWithoutFiguresTest extends ApiTest {

    private static final String INDICATORS = "/api/v1/indicators";

    @Test
    void an_indicator_of_which_a_bilan_has_a_figure_does_not_become_a_ratio() {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("CCAS");
        String action = Stored.action(contract, structure, 2023, "PRE");
        String indicator = Stored.indicator("seances", "sum");
        String done = Stored.indicator("faites", "sum");
        created("/api/v1/bilans", """
                {"structureId": "%s", "year": 2023, "actionId": "%s", "state": "draft",
                 "figures": [{"indicatorId": "%s", "kind": "exact", "value": 3}]}
                """.formatted(structure, action, indicator));
        String path = INDICATORS + "/" + indicator;

        patching(path, """
                        {"aggregation": "ratio", "numeratorId": "%s", "denominatorId": "%1$s"}
                        """.formatted(done))
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("has-figures"));
    }

    @Test
    void the_database_itself_keeps_figures_and_ratios_apart() throws SQLException {
        String contract = Stored.contract("dole", 2015, 2023);
        String action = Stored.action(contract, Stored.structure("CCAS"), 2023, "PRE");
        String figures = Stored.indicator("seances", "sum");
        String done = Stored.indicator("faites", "sum");
        String ratio = Stored.ratio("taux", done, done);
        Stored.exact(action, figures, "3");

        assertThatThrownBy(() -> execute("""
                        update indicator set aggregation = 'ratio', numerator_id = '%1$s', denominator_id = '%1$s'
                        where id = '%2$s'
                        """.formatted(done, figures))).hasMessageContaining("has figures");
        assertThatThrownBy(() -> execute("update indicator_value set indicator_id = '%s'".formatted(ratio)))
                .hasMessageContaining("it is a ratio");
    }

    @Test
    void the_database_itself_keeps_the_terms_of_a_ratio_sums() throws SQLException {
        String done = Stored.indicator("faites", "sum");
        String most = Stored.indicator("affluence", "max");
        Stored.ratio("taux", done, Stored.indicator("demandes", "sum"));

        assertThatThrownBy(
                        () -> execute("update indicator set numerator_id = '%s' where code = 'taux'".formatted(most)))
                .hasMessageContaining("is no sum");
        assertThatThrownBy(() -> execute("update indicator set aggregation = 'max' where id = '%s'".formatted(done)))
                .hasMessageContaining("a ratio is made of the indicator");
    }
}
