package fr.contratdeville.figures.aggregate.workbook;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Row;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.Change;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.Freshness;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.People;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.Reporting;
import fr.contratdeville.platform.workbook.TableColumn;
import fr.contratdeville.platform.workbook.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Of the sheet that has a row for each indicator in each group. What was not asked for has no column. */
final class TotalColumns {

    private final Wording wording;
    private final List<TableColumn<Total>> columns = new ArrayList<>();

    private TotalColumns(Wording wording) {
        this.wording = wording;
    }

    static List<TableColumn<Total>> of(List<Row> rows, List<TableColumn<Row>> groups, Wording wording) {
        TotalColumns of = new TotalColumns(wording);
        groups.forEach(column -> of.columns.add(column.within(Total::row)));
        of.indicator();
        of.value();
        boolean detailed = Total.of(rows).stream().anyMatch(total -> total.of().reporting() != null);
        if (detailed) {
            of.bounds();
        }
        of.ratio();
        if (detailed) {
            of.reporting();
        }
        if (rows.stream().anyMatch(row -> row.comparison() != null)) {
            of.change();
        }
        of.columns.add(Sentences.column(wording).within(total -> total.of().warnings()));
        if (detailed) {
            of.text("contributions", TableColumn.WIDTH_OF_CODES, IndicatorAggregate::contributions);
        }
        return of.columns;
    }

    private void indicator() {
        text("indicator", TableColumn.WIDTH_OF_NAMES, total -> total.indicator().label());
        text("code", TableColumn.WIDTH_OF_CODES, total -> total.indicator().code());
        text("unit", TableColumn.WIDTH_OF_WORDS, total -> total.indicator().unit());
        text(
                "aggregation",
                TableColumn.WIDTH_OF_WORDS,
                total -> wording.label(total.indicator().aggregation()));
    }

    private void value() {
        number("value", IndicatorAggregate::value);
        text("no-value", TableColumn.WIDTH_OF_WORDS, total -> wording.label(total.noValueBecause()));
        text("precision", TableColumn.WIDTH_OF_WORDS, total -> wording.label(total.precision()));
    }

    private void bounds() {
        number("min", total -> orNone(total.min()));
        number("max", total -> orNone(total.max()));
        number("participations", of(IndicatorAggregate::people, People::participations));
        number("distinct-min", of(IndicatorAggregate::people, People::distinctMin));
        number("distinct-max", of(IndicatorAggregate::people, People::distinctMax));
    }

    private void ratio() {
        number("numerator", IndicatorAggregate::numerator);
        number("denominator", IndicatorAggregate::denominator);
    }

    private void reporting() {
        count("contributing", of(IndicatorAggregate::reporting, Reporting::contributing));
        count("left-out", of(IndicatorAggregate::reporting, Reporting::leftOut));
        count("not-communicated", of(IndicatorAggregate::reporting, Reporting::notCommunicated));
        count("not-applicable", of(IndicatorAggregate::reporting, Reporting::notApplicable));
        count("not-reported", of(IndicatorAggregate::reporting, Reporting::notReported));
        count("not-expected", of(IndicatorAggregate::reporting, Reporting::notExpected));
        columns.add(TableColumn.time(
                wording.text("freshness"),
                total -> of(TotalColumns::freshness, Freshness::time).apply(total.of())));
    }

    private void change() {
        count("comparable", of(IndicatorAggregate::change, Change::comparable));
        number("now", of(IndicatorAggregate::change, Change::now));
        number("before", of(IndicatorAggregate::change, Change::before));
        number("absolute", of(IndicatorAggregate::change, Change::absolute));
        number("percent", of(IndicatorAggregate::change, Change::percent));
    }

    private static Freshness freshness(IndicatorAggregate total) {
        return orNone(total.freshness());
    }

    private static <T> T orNone(Optional<T> value) {
        return value == null ? null : value.orElse(null);
    }

    private static <P, V> Function<IndicatorAggregate, V> of(
            Function<IndicatorAggregate, P> part, Function<P, V> value) {
        return total -> Optional.ofNullable(part.apply(total)).map(value).orElse(null);
    }

    private void text(String key, int width, Function<IndicatorAggregate, String> value) {
        columns.add(TableColumn.text(wording.text(key), width, total -> value.apply(total.of())));
    }

    private void number(String key, Function<IndicatorAggregate, BigDecimal> value) {
        columns.add(TableColumn.number(wording.text(key), total -> value.apply(total.of())));
    }

    private void count(String key, Function<IndicatorAggregate, Long> value) {
        columns.add(TableColumn.count(wording.text(key), total -> value.apply(total.of())));
    }
}
