package fr.contratdeville.annex.imports.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.annex.imports.document.AnnexDocuments;
import fr.contratdeville.annex.imports.document.AnnexTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The annexes of two more agglomerations, made up, in styles that nothing had been made for: cells centred from top to bottom, a head
 * of two lines, columns in another order, text as {@code pdftotext -layout} leaves it.
 */
class UnseenAnnexesTest {

    private static final Path FILES = Path.of("src/test/resources/annex");

    @ParameterizedTest
    @CsvSource({
        "orval/libreoffice.docx, 11, 2",
        "orval/ruled.pdf, 11, 2",
        "orval/layout.txt, 11, 2",
        "bocage/centred.pdf, 12, 0",
        "bocage/layout.txt, 12, 0",
        "bocage/utf16-tabs.csv, 12, 0"
    })
    void rows_are_right_and_no_fewer_figures_than_before(String file, int right, int wrong) throws Exception {
        Path path = FILES.resolve(file);
        ExpectedAnnex expected = new ExpectedAnnex(path.getParent());
        AnnexTable table = AnnexDocuments.read(path, path.getFileName().toString(), List.of());
        List<ExtractedAction> actions = Extraction.of(table, expected.indicators(), expected.categories());

        assertThat(actions).extracting(ExpectedAnnex::told).containsExactlyElementsOf(expected.actions());
        List<String> found = actions.stream()
                .flatMap(action -> ExpectedAnnex.figures(action).stream())
                .toList();
        assertThat(found).filteredOn(expected.figures()::contains).hasSizeGreaterThanOrEqualTo(right);
        assertThat(found)
                .filteredOn(figure -> !expected.figures().contains(figure))
                .hasSizeLessThanOrEqualTo(wrong);
    }

    /** What nobody has looked at has to be right. */
    @ParameterizedTest
    @CsvSource({"orval/ruled.pdf", "bocage/centred.pdf"})
    void what_is_sure_is_right(String file) throws Exception {
        Path path = FILES.resolve(file);
        ExpectedAnnex expected = new ExpectedAnnex(path.getParent());
        AnnexTable table = AnnexDocuments.read(path, path.getFileName().toString(), List.of());

        List<String> sure = Extraction.of(table, expected.indicators(), expected.categories()).stream()
                .flatMap(action -> ExpectedAnnex.figures(action, CandidateFigure::sure).stream())
                .toList();

        assertThat(sure).isNotEmpty().isSubsetOf(expected.figures());
    }
}
