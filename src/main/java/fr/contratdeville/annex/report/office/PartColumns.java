package fr.contratdeville.annex.report.office;

import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Of the sheet that has a row for each part of a figure. */
final class PartColumns {

    private PartColumns() {}

    static List<TableColumn<ReportedPart>> of(Wording heads) {
        List<TableColumn<ReportedPart>> columns = new ArrayList<>();
        FigureColumns.whose(heads).forEach(column -> columns.add(column.within(ReportedPart::of)));
        Stream.<TableColumn<ReportedPart>>of(
                        TableColumn.text(
                                heads.text("dimension"),
                                TableColumn.WIDTH_OF_CODES,
                                row -> row.in().dimensionLabel()),
                        TableColumn.text(
                                heads.text("category-set"),
                                TableColumn.WIDTH_OF_NAMES,
                                row -> row.in().categorySetLabel()),
                        TableColumn.text(
                                heads.text("category"),
                                TableColumn.WIDTH_OF_CODES,
                                row -> row.part().label()),
                        TableColumn.text(
                                heads.text("category-code"),
                                TableColumn.WIDTH_OF_CODES,
                                row -> row.part().category()),
                        TableColumn.text(
                                heads.text("coverage"),
                                TableColumn.WIDTH_OF_WORDS,
                                row -> heads.label(row.in().coverage())),
                        TableColumn.number(
                                heads.text("value"), row -> row.part().value()))
                .forEach(columns::add);
        return columns;
    }
}
