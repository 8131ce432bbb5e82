package fr.contratdeville.figures.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No digit of a figure is lost on the way into a total, however many it has. */
@QuarkusTest
class LargeNumbersTest extends ApiTest {

    private String contract;
    private String structure;

    @BeforeEach
    void oneContract() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
    }

    private static String value(String code) {
        return Answers.indicator(code, 2023).get("value").decimalValue().toPlainString();
    }

    @Test
    void the_middle_of_a_range_is_exact() {
        Stored.figure(
                Stored.action(contract, structure, 2023, "A"),
                Stored.indicator("euros", "sum"),
                "\"kind\": \"range\", \"lower\": 93422709244195.7749, \"upper\": 99999999999999.7746");

        assertThat(value("euros")).isEqualTo("96711354622097.77475");
    }

    @Test
    void a_sum_of_the_largest_figures_is_exact() {
        String euros = Stored.indicator("euros", "sum");
        Stored.exact(Stored.action(contract, structure, 2023, "A"), euros, "99999999999999.9999");
        Stored.exact(Stored.action(contract, structure, 2023, "B"), euros, "0.0002");

        assertThat(value("euros")).isEqualTo("100000000000000.0001");
    }

    @Test
    void a_ratio_has_six_decimals_whatever_its_size() {
        String spent = Stored.indicator("depenses", "sum");
        String people = Stored.indicator("habitants", "sum");
        Stored.ratio("cout", spent, people);
        String action = Stored.action(contract, structure, 2023, "A");
        Stored.exact(action, spent, "99999999999999");
        Stored.exact(action, people, "7");

        assertThat(value("cout")).isEqualTo("14285714285714.142857");
    }
}
