package fr.contratdeville.annex.report.office;

import fr.contratdeville.annex.report.html.ReportView;
import fr.contratdeville.annex.report.model.Report;
import fr.contratdeville.annex.report.model.ReportForm;
import fr.contratdeville.annex.report.model.ReportWording;
import fr.contratdeville.annex.report.model.ReportedAction;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Row;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.workbook.AggregateWorkbook;
import fr.contratdeville.platform.workbook.AboutSheet;
import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Wording;
import fr.contratdeville.platform.workbook.Workbook;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** The report as a workbook: a sheet for each thing that people sum up or filter. */
@Singleton
class WorkbookReport implements ReportForm {

    @Override
    public MediaType type() {
        return MediaType.valueOf(Workbook.MEDIA_TYPE);
    }

    @Override
    public String extension() {
        return "xlsx";
    }

    @Override
    public byte[] written(Report report, ReportWording wording) {
        Wording heads = new Wording(wording.labels(), wording.acceptLanguage());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes)) {
            workbook.table(heads.text("sheet.actions"), actions(wording), report.actions());
            workbook.table(
                    heads.text("sheet.figures"), FigureColumns.of(wording, heads), ReportedFigure.of(report.actions()));
            workbook.table(heads.text("sheet.parts"), PartColumns.of(heads), ReportedPart.of(report.actions()));
            totals("sheet.totals-of-pillars", Grouping.PILLAR, report.pillars(), heads, workbook);
            totals("sheet.totals-of-structures", Grouping.STRUCTURE, report.structures(), heads, workbook);
            about(report, wording, heads).write(workbook);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static List<TableColumn<ReportedAction>> actions(ReportWording wording) {
        return AnnexColumn.of(wording, UnaryOperator.identity()).stream()
                .map(column -> column.isLong()
                        ? TableColumn.sentences(column.head(), column.width(), column.value())
                        : TableColumn.text(column.head(), column.width(), column.value()))
                .toList();
    }

    private static void totals(String sheet, Grouping grouping, List<Row> rows, Wording heads, Workbook workbook)
            throws IOException {
        AggregateWorkbook.writeTotals(heads.text(sheet), List.of(grouping), rows, heads, workbook);
    }

    private static AboutSheet about(Report report, ReportWording wording, Wording heads) {
        ReportView view = new ReportView(report, wording);
        AboutSheet about = new AboutSheet(heads)
                .text("report", view.title())
                .text("agglomeration", report.epciName())
                .text("millesime", view.edition());
        if (report.millesime() != null) {
            about.time("frozen-at", report.millesime().frozenAt())
                    .text("checksum", report.millesime().sha256());
            view.erasures().forEach(erasure -> about.text("erasure", erasure));
        }
        view.warnings().forEach(warning -> about.text("warning", warning));
        return about.note("min-max").note("empty").note("times").note("digits");
    }
}
