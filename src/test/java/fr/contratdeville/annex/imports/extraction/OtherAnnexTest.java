package fr.contratdeville.annex.imports.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.annex.imports.document.AnnexDocuments;
import fr.contratdeville.annex.imports.document.AnnexRow;
import fr.contratdeville.annex.imports.document.AnnexTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    private JsonNode expected;

    @BeforeEach
    void read() throws Exception {
        expected = new ObjectMapper().readTree(FILES.resolve("expected.json").toFile());
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
        List<ExtractedAction> actions = Extraction.of(table, indicators(), categories());

        assertThat(table.format()).hasToString(format);
        assertThat(actions)
                .extracting(action -> List.of(
                        action.title(),
                        action.structure(),
                        flat(action.description()),
                        action.status().code(),
                        String.valueOf(action.postponedTo())))
                .containsExactlyElementsOf(actions());
        assertThat(actions).flatExtracting(OtherAnnexTest::figures).containsExactlyInAnyOrderElementsOf(figures());
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

    private List<List<String>> actions() {
        List<List<String>> actions = new ArrayList<>();
        expected.get("actions")
                .forEach(action -> actions.add(List.of(
                        action.get("title").asText(),
                        action.get("structure").asText(),
                        flat(action.get("description").asText()),
                        action.get("status").asText(),
                        action.get("postponedToYear").asText())));
        return actions;
    }

    private List<String> figures() {
        List<String> figures = new ArrayList<>();
        for (JsonNode action : expected.get("actions")) {
            for (JsonNode figure : action.get("figures")) {
                Set<String> parts = new TreeSet<>();
                figure.get("parts").forEach(part -> parts.add(part.asText()));
                figures.add(String.join(
                        " ",
                        action.get("title").asText(),
                        figure.get("indicator").asText(),
                        figure.get("kind").asText(),
                        figure.get("value").asText(),
                        figure.get("lower").asText(),
                        figure.get("upper").asText(),
                        parts.toString()));
            }
        }
        return figures;
    }

    /** What no known indicator counts is offered, and is no figure yet. */
    private static List<String> figures(ExtractedAction action) {
        return action.figures().stream()
                .filter(figure -> figure.indicator() != null)
                .map(figure -> String.join(
                        " ",
                        action.title(),
                        figure.indicator(),
                        figure.kind().code(),
                        String.valueOf(figure.value()),
                        String.valueOf(figure.lower()),
                        String.valueOf(figure.upper()),
                        new TreeSet<>(figure.parts().stream()
                                        .map(part -> part.category() + "=" + part.value())
                                        .toList())
                                .toString()))
                .toList();
    }

    private List<KnownIndicator> indicators() {
        List<KnownIndicator> indicators = new ArrayList<>();
        expected.get("indicators")
                .forEach(indicator -> indicators.add(new KnownIndicator(
                        indicator.get("code").asText(),
                        indicator.get("label").asText(),
                        indicator.get("unit").asText())));
        return indicators;
    }

    private List<KnownCategory> categories() {
        List<KnownCategory> categories = new ArrayList<>();
        expected.get("categories")
                .forEach(category -> categories.add(new KnownCategory(
                        category.get("dimension").asText(),
                        category.get("dimensionLabel").asText(),
                        category.get("categorySet").asText(),
                        category.get("version").asInt(),
                        category.get("category").asText(),
                        category.get("label").asText(),
                        null,
                        null)));
        return categories;
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
