package fr.contratdeville.figures.aggregate.workbook;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse;
import fr.contratdeville.figures.aggregate.answer.IndicatorAggregate.BreakdownAggregate;
import fr.contratdeville.platform.workbook.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a total, or what of it no part tells: over one breakdown they add up to the total.
 *
 * @param category its code; null for what no part tells
 */
record Part(Total total, BreakdownAggregate in, String category, String label, BigDecimal value) {

    static List<Part> of(AggregateResponse answer, Wording wording) {
        return Total.of(answer.rows()).stream()
                .filter(total -> total.of().breakdowns() != null)
                .flatMap(total -> total.of().breakdowns().stream().flatMap(breakdown -> of(total, breakdown, wording)))
                .toList();
    }

    private static Stream<Part> of(Total total, BreakdownAggregate breakdown, Wording wording) {
        return Stream.concat(
                breakdown.parts().stream()
                        .map(part -> new Part(total, breakdown, part.category(), part.label(), part.value())),
                Stream.of(new Part(total, breakdown, null, wording.text("unknown-part"), breakdown.unknown())));
    }
}
