package fr.contratdeville.annex.report.office;

import fr.contratdeville.annex.report.model.ReportedAction;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse.BreakdownResponse;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse.PartResponse;
import java.util.List;

/** A part of a figure. */
record ReportedPart(ReportedFigure of, BreakdownResponse in, PartResponse part) {

    static List<ReportedPart> of(List<ReportedAction> actions) {
        return ReportedFigure.of(actions).stream()
                .flatMap(figure -> figure.figure().breakdowns().stream()
                        .flatMap(breakdown ->
                                breakdown.parts().stream().map(part -> new ReportedPart(figure, breakdown, part))))
                .toList();
    }
}
