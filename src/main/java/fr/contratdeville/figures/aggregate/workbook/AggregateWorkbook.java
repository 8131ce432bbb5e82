package fr.contratdeville.figures.aggregate.workbook;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Row;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.WarningText;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.platform.nomenclature.Labels;
import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Wording;
import fr.contratdeville.platform.workbook.Workbook;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes an answer as a workbook: its totals, their parts, the groups' actions, the warnings, and what was asked. */
@Singleton
public class AggregateWorkbook {

    private static final int WIDTH_OF_SENTENCES = 100;

    private final Labels labels;

    AggregateWorkbook(Labels labels) {
        this.labels = labels;
    }

    /**
     * Equal answers are equal bytes: it says how new its figures are, and not when it was written.
     *
     * @param acceptLanguage which language the caller reads, as its header says it
     */
    public byte[] written(AggregateResponse answer, String acceptLanguage) {
        Wording wording = new Wording(labels, acceptLanguage);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes)) {
            write(answer, wording, workbook);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(AggregateResponse answer, Wording wording, Workbook workbook) throws IOException {
        List<TableColumn<Row>> groups = GroupColumns.of(answer.groupBy(), wording);
        writeTotals(wording.text("sheet.totals"), answer.groupBy(), answer.rows(), wording, workbook);
        workbook.table(wording.text("sheet.parts"), PartColumns.of(groups, wording), Part.of(answer, wording));
        workbook.table(wording.text("sheet.actions"), ActionColumns.of(answer.rows(), groups, wording), answer.rows());
        workbook.table(
                wording.text("sheet.warnings"),
                List.of(
                        TableColumn.sentences(wording.text("warning"), WIDTH_OF_SENTENCES, WarningText::message),
                        TableColumn.text(
                                wording.text("code"),
                                24,
                                warning -> warning.code().code())),
                answer.warnings());
        About.of(answer, wording).write(workbook);
    }

    /** The sheet of totals, in a workbook of other things. */
    public static void writeTotals(
            String sheet, List<Grouping> groupBy, List<Row> rows, Wording wording, Workbook workbook)
            throws IOException {
        List<TableColumn<Row>> groups = GroupColumns.of(groupBy, wording);
        workbook.table(sheet, TotalColumns.of(rows, groups, wording), Total.of(rows));
    }
}
