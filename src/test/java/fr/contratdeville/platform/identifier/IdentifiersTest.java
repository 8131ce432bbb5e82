package fr.contratdeville.platform.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    private final Siren.Validator siren = new Siren.Validator();
    private final Siret.Validator siret = new Siret.Validator();

    @ParameterizedTest
    @ValueSource(strings = {"732829320", "356000000", "552100554"})
    void a_siren_ends_in_its_check_digit(String number) {
        assertThat(siren.isValid(number, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"732829321", "372829320", "73282932", "7328293200", "732 829 320", "73282932O", "٧٣٢٨٢٩٣٢٠", ""})
    void what_is_no_siren_is_refused(String number) {
        assertThat(siren.isValid(number, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"73282932000074", "35600000000048", "55210055400013"})
    void a_siret_ends_in_its_check_digit(String number) {
        assertThat(siret.isValid(number, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"73282932000075", "7328293200007", "732829320000740", "732829320", "73282932 00007", ""})
    void what_is_no_siret_is_refused(String number) {
        assertThat(siret.isValid(number, null)).isFalse();
    }

    /** Its digits add up to 15. */
    @Test
    void an_office_of_la_poste_may_add_up_to_a_multiple_of_five() {
        assertThat(Luhn.holds("35600000000010")).isFalse();
        assertThat(siret.isValid("35600000000010", null)).isTrue();
    }

    @Test
    void an_office_of_la_poste_that_follows_neither_rule_is_refused() {
        assertThat(siret.isValid("35600000000049", null)).isFalse();
    }

    @Test
    void others_may_not_add_up_to_a_multiple_of_five() {
        assertThat("73282932000004".chars().map(digit -> digit - '0').sum() % 5).isZero();
        assertThat(siret.isValid("73282932000004", null)).isFalse();
    }

    @Test
    void a_number_that_is_absent_is_not_wrong() {
        assertThat(siren.isValid(null, null)).isTrue();
        assertThat(siret.isValid(null, null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W391000123", "W9R1001234", "W751234567"})
    void a_number_of_an_association_has_its_form(String number) {
        assertThat(number).matches(Forms.RNA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"w391000123", "W39100012", "W3910001234", "391000123W", "WX91000123", ""})
    void what_is_no_number_of_an_association_is_refused(String number) {
        assertThat(number).doesNotMatch(Forms.RNA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QP039001", "QP999001", "QN03901M", "QN97101A", "QN02A01I"})
    void a_code_of_a_neighbourhood_is_that_of_2015_or_of_2024(String code) {
        assertThat(code).matches(Forms.QPV);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QP39001", "QP0390011", "QN039011", "qp039001", "QP03900A", "QN03901m", "ZUS39001", ""})
    void what_is_no_code_of_a_neighbourhood_is_refused(String code) {
        assertThat(code).doesNotMatch(Forms.QPV);
    }

    @ParameterizedTest
    @ValueSource(strings = {"enfants", "grand-dole-2015-2023", "6-10"})
    void a_slug_is_of_words_and_hyphens(String code) {
        assertThat(code).matches(Forms.SLUG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Enfants", "-a", "a-", "a--b", "a_b", "é", "a b", ""})
    void what_is_no_slug_is_refused(String code) {
        assertThat(code).doesNotMatch(Forms.SLUG);
    }
}
