package fr.contratdeville.annex.report.model;

import fr.contratdeville.review.indicatorvalue.Coverage;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse.BreakdownResponse;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse.PartResponse;
import java.util.List;
import java.util.stream.Collectors;

/** The figures of an action in the words of their source. Imports read these words back. */
public final class StatedFigures {

    private final ReportWording wording;

    public StatedFigures(ReportWording wording) {
        this.wording = wording;
    }

    /** "Enfants : environ 15 (dont Filles 7)": one for each figure. */
    public List<String> lines(ReportedAction action) {
        return action.figures().stream().map(this::line).toList();
    }

    private String line(IndicatorValueResponse figure) {
        return wording.text("figure", figure.indicator().label(), value(figure) + breakdowns(figure));
    }

    /** "134", "environ 15", "5 à 10", "non communiqué", "sans objet". */
    public String value(IndicatorValueResponse figure) {
        return switch (figure.kind()) {
            case EXACT -> wording.number(figure.value());
            case APPROXIMATE -> wording.text("approximate", wording.number(figure.value()));
            case RANGE -> wording.text("range", wording.number(figure.lower()), wording.number(figure.upper()));
            case NOT_COMMUNICATED -> wording.text("not-communicated");
            case NOT_APPLICABLE -> wording.text("not-applicable");
        };
    }

    private String breakdowns(IndicatorValueResponse figure) {
        return figure.breakdowns().stream().map(this::breakdown).collect(Collectors.joining());
    }

    private String breakdown(BreakdownResponse breakdown) {
        String parts = breakdown.parts().stream().map(this::part).collect(Collectors.joining(", "));
        return breakdown.coverage() == Coverage.WHOLE
                ? wording.text("whole-breakdown", breakdown.dimensionLabel(), parts)
                : wording.text("partial-breakdown", parts);
    }

    private String part(PartResponse part) {
        return part.label() + " " + wording.number(part.value());
    }
}
