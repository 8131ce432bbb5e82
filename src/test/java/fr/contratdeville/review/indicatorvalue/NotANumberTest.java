package fr.contratdeville.review.indicatorvalue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL takes for a number, and no sum and no file can do anything with, is kept out by the database. */
@QuarkusTest
class NotANumberTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update indicator_value set value = 'NaN'",
                "update indicator_value set target = 'NaN'",
                "update indicator_value set kind = 'range', value = null, lower_bound = 1, upper_bound = 'NaN'",
                "update breakdown_part set value = 'NaN'",
                "update indicator_value_overlap set people = 'NaN'"
            })
    void is_refused(String sql) {
        String contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("CCAS");
        Stored.sexes();
        Stored.figure(Stored.action(contract, structure, 2023, "PRE"), Stored.people("enfants", "sum"), """
                "kind": "exact", "value": 15, "overlaps": [{"actionId": "%s", "share": 5}], "breakdowns": [
                  {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "whole", "parts": [
                    {"category": "femmes", "value": 8}, {"category": "hommes", "value": 7}]}]
                """.formatted(
                        Stored.action(contract, structure, 2023, "Cité Jeunes")));

        assertThatThrownBy(() -> execute(sql)).hasMessageContaining("_is_a_number");
    }
}
