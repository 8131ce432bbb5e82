package fr.contratdeville.figures.aggregate.explanation;

import fr.contratdeville.platform.nomenclature.Labels;
import fr.contratdeville.platform.paging.Addresses;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.workbook.AboutSheet;
import fr.contratdeville.platform.workbook.Heading;
import fr.contratdeville.platform.workbook.Sheet;
import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Wording;
import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse.OverlapResponse;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All figures that went into a total as a workbook, written while they are read. */
@Singleton
class ContributionWorkbook {

    /** @param figure the id of the one that declares it */
    private record Declared(UUID figure, OverlapResponse overlap) {}

    private final ContributionQueries contributions;
    private final Labels labels;
    private final long most;

    ContributionWorkbook(
            ContributionQueries contributions,
            Labels labels,
            @ConfigProperty(name = "contratdeville.aggregates.workbook-rows") long most) {
        this.contributions = contributions;
        this.labels = labels;
        this.most = Math.min(most, Workbook.MOST_ROWS - 1);
    }

    /** @param list whose conditions have been read */
    byte[] written(ContributionList list, ListQuery query, String acceptLanguage) {
        Wording wording = new Wording(labels, acceptLanguage);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes)) {
            Rows<Contribution> rows =
                    Rows.begin(workbook, wording.text("sheet.contributions"), ContributionColumns.of(wording));
            contributions.forEach(list.question(), list.of(), query.isDescending(), most, rows::write);
            Rows<Declared> overlaps = Rows.begin(workbook, wording.text("sheet.overlaps"), overlaps(wording));
            contributions.forEachOverlap(
                    list.question(), list.of(), (figure, overlap) -> overlaps.write(new Declared(figure, overlap)));
            new AboutSheet(wording)
                    .question(Addresses.self(query.request()))
                    .note("contributions")
                    .note("empty")
                    .note("times")
                    .note("digits")
                    .write(workbook);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static List<TableColumn<Declared>> overlaps(Wording wording) {
        return List.of(
                TableColumn.text(
                        wording.text("figure-id"),
                        TableColumn.WIDTH_OF_IDS,
                        declared -> declared.figure().toString()),
                TableColumn.text(
                        wording.text("other-action"),
                        TableColumn.WIDTH_OF_NAMES,
                        declared -> declared.overlap().action().title()),
                TableColumn.count(
                        wording.text("other-year"),
                        declared -> declared.overlap().action().year()),
                TableColumn.text(
                        wording.text("extent"),
                        TableColumn.WIDTH_OF_WORDS,
                        declared -> wording.label(declared.overlap().share().extent())),
                TableColumn.number(
                        wording.text("people"), declared -> declared.overlap().people()));
    }

    /** Of a sheet that is written while they come. */
    private record Rows<T>(Sheet sheet, List<TableColumn<T>> columns) {

        static <T> Rows<T> begin(Workbook workbook, String name, List<TableColumn<T>> columns) throws IOException {
            List<Heading> headings = columns.stream().map(TableColumn::heading).toList();
            return new Rows<>(workbook.begin(name, headings), columns);
        }

        void write(T row) {
            try {
                for (TableColumn<T> column : columns) {
                    column.write(sheet, row);
                }
                sheet.endRow();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
