package fr.contratdeville.annex.report.office;

import fr.contratdeville.annex.report.model.ReportedAction;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse;
import java.util.List;

/** A figure, with the action that it is of. */
record ReportedFigure(ReportedAction action, IndicatorValueResponse figure) {

    static List<ReportedFigure> of(List<ReportedAction> actions) {
        return actions.stream()
                .flatMap(action -> action.figures().stream().map(figure -> new ReportedFigure(action, figure)))
                .toList();
    }
}
