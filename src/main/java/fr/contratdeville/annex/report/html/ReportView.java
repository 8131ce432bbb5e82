package fr.contratdeville.annex.report.html;

import fr.contratdeville.annex.report.model.Report;
import fr.contratdeville.annex.report.model.Report.Section;
import fr.contratdeville.annex.report.model.ReportWording;
import fr.contratdeville.annex.report.model.ReportedAction;
import fr.contratdeville.annex.report.model.StatedFigures;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.ByStatus;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Completeness;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Row;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate;
import fr.contratdeville.review.action.ActionStatus;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the page shows, in words: it decides nothing itself. */
public record ReportView(Report report, ReportWording wording) {

    public record CountRow(String name, List<String> counts) {}

    /** @param address of the figures that the total is made of */
    public record TotalRow(
            String name, String unit, String value, String min, String max, String precision, String address) {}

    public record PeopleRow(
            String name, String value, String distinctMin, String distinctMax, String precision, String address) {}

    public record BeforeRow(String name, String before, String now) {}

    public record ActionRow(
            String title, String structure, List<String> description, String outcome, List<String> figures) {}

    public record SectionView(String id, String name, List<ActionRow> actions) {}

    public String text(String key) {
        return wording.text(key);
    }

    public String title() {
        return wording.text("title", year(), report.contract().name());
    }

    public String year() {
        return Integer.toString(report.year());
    }

    public String edition() {
        return report.millesime() == null
                ? wording.text("live")
                : wording.text(
                        "frozen",
                        report.millesime().code(),
                        wording.date(report.millesime().frozenAt()));
    }

    public String checksum() {
        return report.millesime() == null
                ? null
                : wording.text("checksum", report.millesime().sha256());
    }

    public List<String> erasures() {
        return report.millesime() == null
                ? List.of()
                : report.millesime().erasures().stream()
                        .map(erased -> wording.text(
                                "erasure", wording.date(erased.at()), erased.sha256Before(), erased.sha256()))
                        .toList();
    }

    public List<String> sentences() {
        Completeness complete = report.whole().completeness();
        long notExpected = complete.actions() - complete.expected();
        Stream<String> always = Stream.of(
                wording.text(
                        "sentence.actions",
                        complete.actions(),
                        report.structures().size()),
                wording.text("sentence.reported", complete.expected(), complete.reported(), complete.validated()));
        return Stream.concat(
                        always,
                        notExpected == 0
                                ? Stream.empty()
                                : Stream.of(wording.text("sentence.not-expected", notExpected)))
                .toList();
    }

    public List<String> statuses() {
        return Stream.of(ActionStatus.values()).map(wording::label).toList();
    }

    public List<CountRow> pillars() {
        return report.pillars().stream().map(row -> statuses(pillar(row), row)).toList();
    }

    public CountRow all() {
        return statuses(wording.text("total"), report.whole());
    }

    public List<CountRow> structures() {
        return report.structures().stream()
                .map(row -> statuses(row.group().structure().name(), row))
                .toList();
    }

    private CountRow statuses(String name, Row row) {
        ByStatus by = row.actions().byStatus();
        return counts(
                name,
                by.planned(),
                by.completed(),
                by.partiallyCompleted(),
                by.postponed(),
                by.cancelled(),
                row.actions().total());
    }

    public List<CountRow> completeness() {
        return Stream.concat(
                        report.pillars().stream().map(row -> complete(pillar(row), row)),
                        Stream.of(complete(wording.text("total"), report.whole())))
                .toList();
    }

    private CountRow complete(String name, Row row) {
        Completeness complete = row.completeness();
        return counts(name, complete.actions(), complete.expected(), complete.reported(), complete.validated());
    }

    private CountRow counts(String name, long... counts) {
        return new CountRow(
                name, Arrays.stream(counts).mapToObj(wording::number).toList());
    }

    private String pillar(Row row) {
        return row.group().pillar().id() == null
                ? wording.text("no-pillar")
                : row.group().pillar().label();
    }

    public List<PeopleRow> people() {
        return peopleTotals()
                .map(total -> new PeopleRow(
                        total.indicator().label(),
                        value(total),
                        wording.number(total.people().distinctMin()),
                        wording.number(total.people().distinctMax()),
                        wording.label(total.precision()),
                        total.contributions()))
                .toList();
    }

    public BarChart chart() {
        return new BarChart(
                wording,
                peopleTotals()
                        .filter(total -> total.value() != null)
                        .map(total -> new BarChart.Bar(
                                total.indicator().label(),
                                total.value(),
                                total.people().distinctMin(),
                                bound(total.max()).orElse(total.value())))
                        .toList());
    }

    private Stream<IndicatorAggregate> peopleTotals() {
        return report.whole().indicators().stream().filter(total -> total.people() != null);
    }

    public List<TotalRow> others() {
        return report.whole().indicators().stream()
                .filter(total -> total.people() == null)
                .map(total -> new TotalRow(
                        total.indicator().label(),
                        total.indicator().unit(),
                        value(total),
                        bound(total.min()).map(wording::number).orElse(""),
                        bound(total.max()).map(wording::number).orElse(""),
                        wording.label(total.precision()),
                        total.contributions()))
                .toList();
    }

    private String value(IndicatorAggregate total) {
        return total.value() == null ? wording.text("no-value") : wording.number(total.value());
    }

    /** Of a bound, which may be left out as a whole. */
    private static Optional<BigDecimal> bound(Optional<BigDecimal> bound) {
        return bound == null ? Optional.empty() : bound;
    }

    public String toTheFigures(String indicator) {
        return wording.text("to-the-figures", indicator);
    }

    public String sinceTitle() {
        return wording.text("since", Integer.toString(report.since().year()));
    }

    public List<String> sinceSentences() {
        String before = Integer.toString(report.since().year());
        return List.of(
                wording.text(
                        "sentence.since",
                        report.since().carriedOn(),
                        before,
                        report.since().started(),
                        report.since().ended()),
                wording.text("sentence.before", before, year()));
    }

    public List<BeforeRow> beforeAndNow() {
        return Stream.concat(
                        Stream.of(new BeforeRow(
                                wording.text("action-count"),
                                wording.number(report.since().before().actions().total()),
                                wording.number(report.whole().actions().total()))),
                        report.whole().indicators().stream()
                                .flatMap(now -> report.since().before().indicators().stream()
                                        .filter(before -> before.indicator()
                                                .id()
                                                .equals(now.indicator().id()))
                                        .map(before ->
                                                new BeforeRow(now.indicator().label(), value(before), value(now)))))
                .toList();
    }

    /** Not those of the totals, which name members of their answer. */
    public List<String> warnings() {
        return report.warnings().stream()
                .map(warning -> text("warning." + warning.code().code()))
                .toList();
    }

    public List<SectionView> sections() {
        List<Section> sections = report.sections();
        return Stream.iterate(0, place -> place < sections.size(), place -> place + 1)
                .map(place -> new SectionView(
                        "pilier-" + (place + 1),
                        sections.get(place).pillar() == null
                                ? wording.text("no-pillar")
                                : sections.get(place).pillar(),
                        sections.get(place).actions().stream().map(this::row).toList()))
                .toList();
    }

    private ActionRow row(ReportedAction action) {
        return new ActionRow(
                action.title(),
                action.structure(),
                action.description() == null
                        ? List.of()
                        : action.description().lines().toList(),
                wording.outcome(action),
                new StatedFigures(wording).lines(action));
    }
}
