package fr.contratdeville.figures.aggregate.workbook;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Row;
import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Wording;
import fr.contratdeville.review.action.ActionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Of the sheet that has a row for each group: its actions, by what became of them, and how many of them told. */
final class ActionColumns {

    private final Wording wording;
    private final List<TableColumn<Row>> columns;

    private ActionColumns(List<TableColumn<Row>> groups, Wording wording) {
        this.columns = new ArrayList<>(groups);
        this.wording = wording;
    }

    static List<TableColumn<Row>> of(List<Row> rows, List<TableColumn<Row>> groups, Wording wording) {
        ActionColumns of = new ActionColumns(groups, wording);
        of.count(wording.text("sheet.actions"), row -> row.actions().total());
        of.status(ActionStatus.PLANNED, row -> row.actions().byStatus().planned());
        of.status(ActionStatus.COMPLETED, row -> row.actions().byStatus().completed());
        of.status(
                ActionStatus.PARTIALLY_COMPLETED,
                row -> row.actions().byStatus().partiallyCompleted());
        of.status(ActionStatus.POSTPONED, row -> row.actions().byStatus().postponed());
        of.status(ActionStatus.CANCELLED, row -> row.actions().byStatus().cancelled());
        of.count(wording.text("expected"), row -> row.completeness().expected());
        of.count(wording.text("reported"), row -> row.completeness().reported());
        of.count(wording.text("validated"), row -> row.completeness().validated());
        if (rows.stream().anyMatch(row -> row.comparison() != null)) {
            of.count(wording.text("carried-on"), row -> row.comparison().carriedOn());
            of.count(wording.text("in-several"), row -> row.comparison().inSeveral());
            of.count(wording.text("started"), row -> row.comparison().started());
            of.count(wording.text("ended"), row -> row.comparison().ended());
        }
        of.columns.add(Sentences.column(wording).within(Row::warnings));
        return of.columns;
    }

    private void status(ActionStatus status, Function<Row, Long> value) {
        count(wording.label(status), value);
    }

    private void count(String head, Function<Row, Long> value) {
        columns.add(TableColumn.count(head, value));
    }
}
