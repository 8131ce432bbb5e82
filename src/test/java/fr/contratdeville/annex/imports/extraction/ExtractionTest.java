package fr.contratdeville.annex.imports.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.contratdeville.annex.imports.document.AnnexRow;
import fr.contratdeville.annex.imports.document.AnnexTable;
import fr.contratdeville.annex.imports.document.DocumentFormat;
import fr.contratdeville.annex.imports.document.Doubt;
import fr.contratdeville.annex.imports.document.Place;
import fr.contratdeville.review.action.ActionStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractionTest {

    private static final Duration IN_TIME = Duration.ofSeconds(60);

    private Bilan2023 bilan;

    @BeforeEach
    void read() throws Exception {
        bilan = new Bilan2023();
    }

    private ExtractedAction read(String description, String outcome) {
        return read(List.of(row(description, outcome))).get(0);
    }

    private List<ExtractedAction> read(List<AnnexRow> rows) {
        return Extraction.of(
                new AnnexTable(DocumentFormat.CSV, 2023, rows, List.of()), bilan.indicators(), bilan.categories());
    }

    private static AnnexRow row(String description, String outcome) {
        return new AnnexRow(new Place(null, null, 1), "Action", "Structure", null, null, description, outcome, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Réalisée | COMPLETED |",
                "Partiellement réalisée | PARTIALLY_COMPLETED |",
                "Reportée en 2024 | POSTPONED | 2024",
                "Reportée | POSTPONED |",
                "Annulée | CANCELLED |",
                "Non réalisée | CANCELLED |",
                "Prévue | PLANNED |"
            })
    void a_column_says_what_became_of_an_action(String cell, ActionStatus status, Integer postponedTo) {
        ExtractedAction action = read("On marche.", cell);

        assertThat(action.status()).isEqualTo(status);
        assertThat(action.postponedTo()).isEqualTo(postponedTo);
        assertThat(action.statusWords()).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Une sortie a été annulée par la pluie. | COMPLETED",
                "La fête, reportée au samedi, a réuni le quartier. | COMPLETED",
                "L’action a été annulée. | CANCELLED",
                "Projet reporté. | POSTPONED",
                "L'action n'a pas pu être réalisée. | CANCELLED"
            })
    void what_is_put_off_within_an_action_is_not_the_action(String description, ActionStatus status) {
        assertThat(read(description, null).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Les enfants de 6 à 11 ans viennent de 14h à 16 h.",
                "Depuis 2019 et jusqu’au 12 mars 2023, au 3 rue des enfants.",
                "Une subvention de 1 500 € et 12 % des enfants.",
                "La phase 2 et l’axe 3 du projet."
            })
    void years_dates_hours_ages_and_addresses_count_nothing(String description) {
        assertThat(read(description, null).figures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 200 visiteurs | 1200 | EXACT",
                "1\u00a0200 visiteurs | 1200 | EXACT",
                "1\u202f200 visiteurs | 1200 | EXACT",
                "Vingt-deux visiteurs | 22 | EXACT",
                "Deux cent quarante-cinq visiteurs | 245 | EXACT",
                "Une trentaine de visiteurs | 30 | APPROXIMATE",
                "Environ 300 visiteurs | 300 | APPROXIMATE"
            })
    void numbers_are_read_however_they_are_written(String words, long value, String kind) {
        assertThat(read(words + " sont venus.", null).figures()).singleElement().satisfies(figure -> {
            assertThat(figure.indicator()).isEqualTo("visiteurs");
            assertThat(figure.value()).isEqualByComparingTo(String.valueOf(value));
            assertThat(figure.kind()).hasToString(kind);
            assertThat(figure.sure()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Plus de 300 visiteurs sont venus.", "En moyenne 30 visiteurs sont venus."})
    void what_leaves_open_how_much_is_not_sure(String description) {
        assertThat(read(description, null).figures())
                .singleElement()
                .satisfies(figure -> assertThat(figure.sure()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "64 enfants (33 filles, 31 garçons) sont venus.",
                "64 enfants sont venus : 33 filles, 31 garçons.",
                "64 enfants sont venus, dont 33 filles et 31 garçons."
            })
    void girls_and_boys_are_parts_of_a_figure_by_sex(String description) {
        assertThat(read(description, null).figures()).singleElement().satisfies(figure -> {
            assertThat(figure.value()).isEqualByComparingTo("64");
            assertThat(figure.parts())
                    .extracting(part -> part.dimension() + part.value())
                    .containsExactly("sexe33", "sexe31");
        });
    }

    @Test
    void stated_figures_are_told_apart_wherever_a_page_broke_their_lines() {
        String cell =
                "Conventions signées avec des partenaires : 9 Participants à un parcours vers l’emploi : 15 (Sexe :"
                        + " Femmes 13, Hommes 2)\n"
                        + "(Tranche d’âge :\n"
                        + "Moins de 26 ans 1, 26 à 49 ans 8, 50 ans et plus 6) Séances : environ 12";
        AnnexRow row =
                new AnnexRow(new Place(6, null, 1), "Action", "Structure", null, null, "On marche.", "Réalisée", cell);

        List<CandidateFigure> figures = read(List.of(row)).get(0).figures();

        assertThat(figures)
                .extracting(CandidateFigure::indicator)
                .containsExactly("conventions-signees", "participants-parcours-emploi", "seances");
        assertThat(figures).allMatch(CandidateFigure::sure);
        assertThat(figures.get(1).value()).isEqualByComparingTo("15");
        assertThat(figures.get(1).parts())
                .extracting(part -> part.category() + " " + part.value())
                .containsExactlyInAnyOrder(
                        "femmes 13", "hommes 2", "moins-de-26-ans 1", "26-a-49-ans 8", "50-ans-et-plus 6");
    }

    @Test
    void what_no_indicator_counts_is_offered_in_its_own_words() {
        assertThat(read("24 tambours africains ont été prêtés.", null).figures())
                .singleElement()
                .satisfies(figure -> {
                    assertThat(figure.indicator()).isNull();
                    assertThat(figure.words()).isEqualTo("24 tambours africains");
                });
    }

    @Test
    void a_day_where_an_outcome_should_be_leaves_it_to_be_supposed() {
        ExtractedAction action = read("On marche.", "15/06/2023");

        assertThat(action.status()).isEqualTo(ActionStatus.COMPLETED);
        assertThat(action.statusWords()).isEqualTo("15/06/2023");
        assertThat(action.doubts()).extracting(Doubt::code).containsExactly(Doubt.Code.STATUS_SUPPOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Annulée", "Reportée en 2024", "Prévue"})
    void no_figure_of_what_did_not_take_place_is_sure(String outcome) {
        assertThat(read("1 200 visiteurs étaient attendus.", outcome).figures())
                .singleElement()
                .satisfies(figure -> assertThat(figure.sure()).isFalse());
    }

    @Test
    void descriptions_without_end_take_no_time() {
        String endless = ("3 ont été 4 ".repeat(100) + ". ").repeat(16);
        List<ExtractedAction> actions =
                assertTimeoutPreemptively(IN_TIME, () -> read(Collections.nCopies(1_000, row(endless, "Réalisée"))));

        assertThat(actions.get(0).doubts()).isEmpty();
        assertThat(actions.get(999).doubts()).extracting(Doubt::code).containsExactly(Doubt.Code.FIGURES_NOT_SOUGHT);
    }
}
