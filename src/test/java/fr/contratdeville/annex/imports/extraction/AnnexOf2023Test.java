package fr.contratdeville.annex.imports.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.annex.imports.document.AnnexDocuments;
import fr.contratdeville.annex.imports.document.AnnexRow;
import fr.contratdeville.annex.imports.document.AnnexTable;
import fr.contratdeville.annex.imports.document.DocumentFormat;
import fr.contratdeville.annex.imports.document.Doubt;
import fr.contratdeville.annex.imports.extraction.Bilan2023.Expected;
import fr.contratdeville.annex.imports.extraction.Bilan2023.Told;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The annex of 2023 as it came out of its PDF, in lines of text, beside what people have read in it. */
class AnnexOf2023Test {

    private static final Path ANNEX = Path.of("src/test/resources/annex/annexe-bilan-2023.txt");
    private static final Path DOCUMENTATION = Path.of("src/main/docs/en/imports.md");
    private static final double LEAST_PRECISION = 0.95;
    private static final double LEAST_RECALL = 0.90;

    @TempDir
    Path directory;

    private Bilan2023 bilan;
    private AnnexTable table;
    private List<ExtractedAction> actions;

    @BeforeEach
    void read() throws Exception {
        bilan = new Bilan2023();
        table = AnnexDocuments.read(ANNEX, "annexe-bilan-2023.txt", List.of());
        actions = extracted(table);
    }

    private List<ExtractedAction> extracted(AnnexTable read) {
        return Extraction.of(read, bilan.indicators(), bilan.categories());
    }

    @Test
    void all_titles_structures_and_outcomes_are_right() {
        assertThat(table.format()).isEqualTo(DocumentFormat.TEXT);
        assertThat(table.year()).isEqualTo(2023);
        assertThat(actions)
                .extracting(action -> new Expected(
                        action.title(), action.structure(), action.status().code(), action.postponedTo()))
                .containsExactlyElementsOf(bilan.actions());
        assertThat(actions)
                .filteredOn(action -> action.statusWords() != null)
                .extracting(ExtractedAction::statusWords)
                .containsExactly("partiellement réalisé", "Action reportée en 2024", "Action reportée en 2024");
    }

    @Test
    void an_outcome_that_nothing_says_is_said_to_be_supposed() {
        assertThat(actions)
                .allSatisfy(action -> assertThat(action.doubts()).hasSize(action.statusWords() == null ? 1 : 0));
    }

    @Test
    void the_documentation_has_the_precision_and_the_recall_of_each_kind_of_figure() throws Exception {
        List<String> rows = new ArrayList<>();
        rows.add(
                row("exact", told -> told.kind().equals("exact") && told.parts().isEmpty()));
        rows.add(row(
                "exact, with a breakdown",
                told -> told.kind().equals("exact") && !told.parts().isEmpty()));
        rows.add(row("approximate (“une quinzaine”)", told -> told.kind().equals("approximate")));
        rows.add(row("range (“5 à 10”)", told -> told.kind().equals("range")));
        rows.add(row("not communicated", told -> told.kind().equals("not_communicated")));
        rows.add(row("all", told -> true));

        assertThat(Files.readString(DOCUMENTATION)).contains(String.join("\n", rows));
    }

    @Test
    void precision_and_recall_do_not_fall() {
        List<Told> found = found().map(Figure::told).toList();
        long right = found.stream().filter(bilan.figures()::contains).count();

        assertThat((double) right / found.size()).isGreaterThanOrEqualTo(LEAST_PRECISION);
        assertThat((double) right / bilan.figures().size()).isGreaterThanOrEqualTo(LEAST_RECALL);
    }

    @Test
    void what_is_sure_is_right() {
        assertThat(found().filter(figure -> figure.read().sure()).map(Figure::told))
                .isNotEmpty()
                .isSubsetOf(bilan.figures());
    }

    @Test
    void every_figure_has_words_that_stand_in_the_description() {
        for (ExtractedAction action : actions) {
            for (CandidateFigure figure : action.figures()) {
                Stream.of(figure.words().split(" … "))
                        .forEach(words -> assertThat(flat(action.description())).contains(flat(words)));
            }
        }
    }

    @Test
    void it_is_the_same_in_the_other_form_of_unicode_and_with_other_spaces_and_apostrophes() throws Exception {
        String text = Normalizer.normalize(Files.readString(ANNEX), Normalizer.Form.NFD)
                .replace('’', '\'')
                .replace(" enfants", "\u00a0enfants")
                .replace("\n", "\r\n");
        Path other = Files.writeString(directory.resolve("annexe.txt"), text, StandardCharsets.UTF_8);
        List<ExtractedAction> read = extracted(AnnexDocuments.read(other, "annexe.txt", List.of()));

        assertThat(read)
                .flatExtracting(action -> action.figures().stream()
                        .map(figure -> Bilan2023.told(action, figure))
                        .map(told -> told.indicator() + told.number() + told.parts())
                        .toList())
                .containsExactlyElementsOf(found().map(Figure::told)
                        .map(told -> told.indicator() + told.number() + told.parts())
                        .toList());
    }

    @Test
    void that_rows_were_told_from_lines_is_said() {
        assertThat(table.doubts()).containsExactly(new Doubt(Doubt.Code.ROWS_FROM_LINES, "39"));
    }

    @Test
    void names_of_structures_that_are_known_make_nothing_else_of_it() throws Exception {
        List<String> known =
                bilan.actions().stream().map(Expected::structure).distinct().toList();

        assertThat(AnnexDocuments.read(ANNEX, "annexe.txt", known).rows())
                .extracting(AnnexRow::structure)
                .containsExactlyElementsOf(
                        table.rows().stream().map(AnnexRow::structure).toList());
    }

    private record Figure(Told told, CandidateFigure read) {}

    /** What no known indicator counts is offered, and is no figure yet. */
    private Stream<Figure> found() {
        return actions.stream()
                .flatMap(action -> action.figures().stream()
                        .filter(figure -> figure.indicator() != null)
                        .map(figure -> new Figure(Bilan2023.told(action, figure), figure)));
    }

    private String row(String name, Predicate<Told> kind) {
        List<Told> stated = bilan.figures().stream().filter(kind).toList();
        List<Figure> read = found().filter(figure -> kind.test(figure.told())).toList();
        long right = read.stream().map(Figure::told).filter(stated::contains).count();
        long sure = read.stream().filter(figure -> figure.read().sure()).count();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %s | %s | %d |",
                name,
                stated.size(),
                read.size(),
                right,
                percent(right, read.size()),
                percent(right, stated.size()),
                sure);
    }

    private static String percent(long some, int all) {
        return all == 0 ? "–" : Math.round(100.0 * some / all) + " %";
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
