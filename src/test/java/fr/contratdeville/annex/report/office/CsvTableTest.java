package fr.contratdeville.annex.report.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @Test
    void cells_stand_between_semicolons_and_say_that_they_are_utf_8() {
        assertThat(CsvTable.of(List.of(List.of("Action", "Chiffres"), Arrays.asList("Été", null))))
                .isEqualTo(BYTE_ORDER_MARK + "Action;Chiffres\r\nÉté;\r\n");
    }

    @Test
    void what_would_end_a_cell_is_quoted() {
        assertThat(CsvTable.of(List.of(List.of("a;b", "le « \"club\" »", "un\ndeux", "a,b"))))
                .isEqualTo(BYTE_ORDER_MARK + "\"a;b\";\"le « \"\"club\"\" »\";\"un\ndeux\";a,b\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+ de vélo", "- un", "@ici", "\tun", "'=1", "''-1"})
    void what_would_be_a_formula_has_an_apostrophe_in_front(String cell) {
        assertThat(CsvTable.of(List.of(List.of(cell)))).isEqualTo(BYTE_ORDER_MARK + "'" + cell + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "'s Werk", "", "1-2"})
    void what_would_be_none_has_not(String cell) {
        assertThat(CsvTable.of(List.of(List.of(cell)))).isEqualTo(BYTE_ORDER_MARK + cell + "\r\n");
    }

    @Test
    void a_siret_is_no_number() {
        assertThat(Sirets.inGroups("01234567800011")).isEqualTo("012\u00a0345\u00a0678\u00a000011");
        assertThat(Sirets.inGroups(null)).isNull();
    }
}
