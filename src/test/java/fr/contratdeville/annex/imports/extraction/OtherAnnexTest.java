package fr.contratdeville.annex.imports.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.contratdeville.annex.imports.document.AnnexDocuments;
import fr.contratdeville.annex.imports.document.AnnexRow;
import fr.contratdeville.annex.imports.document.AnnexTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The annex of another agglomeration, made up, as other programs write it: what stands in it was written down before anything had read
 * it.
 */
class OtherAnnexTest {

    private static final Path FILES = Path.of("src/test/resources/annex/other");

    private ExpectedAnnex expected;

    @BeforeEach
    void read() throws Exception {
        expected = new ExpectedAnnex(FILES);
    }

    @ParameterizedTest
    @CsvSource({
        "libreoffice.xlsx, XLSX",
        "merged.docx, DOCX",
        "windows-1252-tabs.csv, CSV",
        "libreoffice-ruled.pdf, PDF",
        "libreoffice-unruled.pdf, PDF",
        "chromium-ruled.pdf, PDF",
        "chromium-unruled.pdf, PDF"
    })
    void it_is_read_whatever_wrote_it(String name, String format) throws Exception {
        AnnexTable table = AnnexDocuments.read(FILES.resolve(name), name, List.of());
        List<ExtractedAction> actions = Extraction.of(table, expected.indicators(), expected.categories());

        assertThat(table.format()).hasToString(format);
        assertThat(actions).extracting(ExpectedAnnex::told).containsExactlyElementsOf(expected.actions());
        assertThat(actions)
                .flatExtracting(ExpectedAnnex::figures)
                .containsExactlyInAnyOrderElementsOf(expected.figures());
    }

    @Test
    void a_pdf_says_on_which_page_a_row_stands() throws Exception {
        AnnexTable table =
                AnnexDocuments.read(FILES.resolve("chromium-unruled.pdf"), "chromium-unruled.pdf", List.of());

        assertThat(table.year()).isEqualTo(2022);
        assertThat(table.rows())
                .extracting(row -> row.place().page())
                .startsWith(1)
                .endsWith(2)
                .isSorted();
    }

    /** Of another one, in lines: where none of its names is known, and each of its rows is laid out otherwise. */
    @Test
    void lines_alone_tell_titles_from_structures() throws Exception {
        AnnexTable table = AnnexDocuments.read(FILES.resolve("lines.txt"), "bilan-2021.txt", List.of());

        assertThat(table.rows())
                .extracting(AnnexRow::action, AnnexRow::structure)
                .containsExactly(
                        tuple("Aide aux devoirs", "ALPE"),
                        tuple("Café des parents", "Centre social Les Acacias"),
                        tuple("Ludothèque hors les murs", "Centre social Les Acacias"),
                        tuple("Boxe éducative", "Ring Club 21"),
                        tuple("Marche exploratoire des femmes", "Ville de Sorgues"),
                        tuple("Insertion par le maraîchage", "Jardins de Cocagne"));
        assertThat(table.year()).isEqualTo(2021);
    }
}
