package fr.contratdeville.figures.aggregate.workbook;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Row;
import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Wording;
import java.util.List;
import java.util.stream.Stream;

/** Of the sheet that has a row for each part of each total. */
final class PartColumns {

    private PartColumns() {}

    static List<TableColumn<Part>> of(List<TableColumn<Row>> groups, Wording wording) {
        Stream<TableColumn<Part>> ofGroups = groups.stream()
                .map(column -> column.<Part>within(part -> part.total().row()));
        return Stream.concat(
                        ofGroups,
                        Stream.<TableColumn<Part>>of(
                                TableColumn.text(
                                        wording.text("indicator"),
                                        TableColumn.WIDTH_OF_NAMES,
                                        part -> part.total().of().indicator().label()),
                                TableColumn.text(
                                        wording.text("code"),
                                        TableColumn.WIDTH_OF_CODES,
                                        part -> part.total().of().indicator().code()),
                                TableColumn.text(
                                        wording.text("unit"),
                                        TableColumn.WIDTH_OF_WORDS,
                                        part -> part.total().of().indicator().unit()),
                                TableColumn.text(
                                        wording.text("dimension"),
                                        TableColumn.WIDTH_OF_CODES,
                                        part -> part.in().dimensionLabel()),
                                TableColumn.text(
                                        wording.text("category-set"),
                                        TableColumn.WIDTH_OF_NAMES,
                                        part -> part.in().categorySetLabel()),
                                TableColumn.text(wording.text("category"), TableColumn.WIDTH_OF_CODES, Part::label),
                                TableColumn.text(
                                        wording.text("category-code"), TableColumn.WIDTH_OF_CODES, Part::category),
                                TableColumn.number(wording.text("value"), Part::value),
                                TableColumn.count(
                                        wording.text("whole-actions"),
                                        part -> part.in().wholeActions()),
                                TableColumn.count(
                                        wording.text("partial-actions"),
                                        part -> part.in().partialActions())))
                .toList();
    }
}
