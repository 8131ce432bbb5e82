package fr.contratdeville.figures.aggregate.workbook;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Row;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate;
import java.util.List;

/** An indicator in a group. */
record Total(Row row, IndicatorAggregate of) {

    static List<Total> of(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.indicators().stream().map(total -> new Total(row, total)))
                .toList();
    }
}
