package fr.contratdeville.annex.report.office;

import fr.contratdeville.annex.report.model.ReportWording;
import fr.contratdeville.annex.report.model.StatedFigures;
import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Of the sheet that has a row for each figure. */
final class FigureColumns {

    private FigureColumns() {}

    static List<TableColumn<ReportedFigure>> of(ReportWording wording, Wording heads) {
        StatedFigures stated = new StatedFigures(wording);
        List<TableColumn<ReportedFigure>> columns = new ArrayList<>(whose(heads));
        Stream.<TableColumn<ReportedFigure>>of(
                        TableColumn.text(
                                heads.text("stated"), TableColumn.WIDTH_OF_CODES, row -> stated.value(row.figure())),
                        TableColumn.text(
                                heads.text("kind"),
                                TableColumn.WIDTH_OF_WORDS,
                                row -> heads.label(row.figure().kind())),
                        TableColumn.number(
                                heads.text("value"), row -> row.figure().value()),
                        TableColumn.number(
                                heads.text("lower"), row -> row.figure().lower()),
                        TableColumn.number(
                                heads.text("upper"), row -> row.figure().upper()),
                        TableColumn.number(
                                heads.text("target"), row -> row.figure().target()),
                        TableColumn.time(
                                heads.text("freshness"), row -> row.figure().updatedAt()))
                .forEach(columns::add);
        return columns;
    }

    /** Which action and indicator a row is of. */
    static List<TableColumn<ReportedFigure>> whose(Wording heads) {
        return List.of(
                TableColumn.text(
                        heads.text("pillar"),
                        TableColumn.WIDTH_OF_NAMES,
                        row -> row.action().pillar()),
                TableColumn.text(
                        heads.text("action"),
                        TableColumn.WIDTH_OF_NAMES,
                        row -> row.action().title()),
                TableColumn.text(
                        heads.text("structure"),
                        TableColumn.WIDTH_OF_NAMES,
                        row -> row.action().structure()),
                TableColumn.text(
                        heads.text("indicator"),
                        TableColumn.WIDTH_OF_NAMES,
                        row -> row.figure().indicator().label()),
                TableColumn.text(
                        heads.text("code"),
                        TableColumn.WIDTH_OF_CODES,
                        row -> row.figure().indicator().code()),
                TableColumn.text(
                        heads.text("unit"),
                        TableColumn.WIDTH_OF_WORDS,
                        row -> row.figure().indicator().unit()));
    }
}
