package fr.contratdeville.figures.aggregate.workbook;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.Freshness;
import fr.contratdeville.platform.workbook.AboutSheet;
import fr.contratdeville.platform.workbook.Wording;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was asked, of what state of the data, and what one has to know to read the answer. */
final class About {

    private About() {}

    static AboutSheet of(AggregateResponse answer, Wording wording) {
        AboutSheet about = new AboutSheet(wording)
                .question(answer.self())
                .text(
                        "grouped-by",
                        answer.groupBy().stream().map(wording::label).collect(Collectors.joining(", ")))
                .text("figures", wording.label(answer.figures()));
        return about.time("freshness", newest(answer).orElse(null))
                .note("min-max")
                .note("unknown-adds-up")
                .note("empty")
                .note("times")
                .note("digits");
    }

    private static Optional<Instant> newest(AggregateResponse answer) {
        return Total.of(answer.rows()).stream()
                .map(total -> total.of().freshness())
                .filter(freshness -> freshness != null)
                .flatMap(Optional::stream)
                .map(Freshness::time)
                .max(Comparator.naturalOrder());
    }
}
