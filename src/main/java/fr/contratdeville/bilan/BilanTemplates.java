package fr.contratdeville.bilan;

import fr.contratdeville.action.Action;
import fr.contratdeville.action.ActionRequest;
import fr.contratdeville.action.Actions;
import fr.contratdeville.bilan.BilanRequest.NarrativeRequest;
import fr.contratdeville.bilan.BilanRequest.NewActionRequest;
import fr.contratdeville.bilan.BilanTemplate.TemplateBreakdown;
import fr.contratdeville.bilan.BilanTemplate.TemplateFigure;
import fr.contratdeville.bilan.BilanTemplate.TemplatePart;
import fr.contratdeville.indicatorvalue.IndicatorValueResponse;
import fr.contratdeville.indicatorvalue.IndicatorValueResponse.BreakdownResponse;
import fr.contratdeville.indicatorvalue.IndicatorValues;
import fr.contratdeville.indicatorvalue.ValueKind;
import fr.contratdeville.problem.ProblemType;
import fr.contratdeville.problem.Violations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Prepares the bilan of an action from what the same action counted the last time. */
@Singleton
class BilanTemplates {

    private final Actions actions;
    private final IndicatorValues values;

    BilanTemplates(Actions actions, IndicatorValues values) {
        this.actions = actions;
        this.values = values;
    }

    /** @param year to be reviewed; null is the action's own */
    BilanTemplate of(Action action, Integer year) {
        if (year != null && year < action.year) {
            Violations violations = new Violations();
            violations.inParameter("before-the-action", "year", year, action.year);
            throw violations.as(ProblemType.INVALID_PARAMETERS);
        }
        if (year == null || year == action.year) {
            Action lastTime = actions.findPrevious(action).orElse(action);
            return template(action.year, action.structure.id, action.id, null, lastTime);
        }
        Optional<Action> there = actions.findOfYear(action, year);
        return there.map(found -> template(year, found.structure.id, found.id, null, action))
                .orElseGet(() -> template(year, action.structure.id, null, carriedOn(action), action));
    }

    private NewActionRequest carriedOn(Action action) {
        ActionRequest request = actions.requestFor(action);
        return new NewActionRequest(
                request.contractId(),
                request.pillarId(),
                request.title(),
                request.description(),
                request.objectives(),
                request.partners(),
                request.transversalPriorities(),
                request.neighbourhoodIds(),
                List.of(),
                action.id);
    }

    private BilanTemplate template(int year, UUID structureId, UUID actionId, NewActionRequest added, Action lastTime) {
        return new BilanTemplate(
                structureId,
                year,
                actionId,
                added,
                null,
                SentState.SUBMITTED,
                null,
                null,
                new NarrativeRequest(null, null, null),
                values.of(lastTime).stream().map(BilanTemplates::figure).toList());
    }

    private static TemplateFigure figure(IndicatorValueResponse figure) {
        return new TemplateFigure(
                figure.indicator().id(),
                figure.indicator().code(),
                ValueKind.EXACT,
                null,
                figure.target(),
                figure.breakdowns().stream().map(BilanTemplates::breakdown).toList());
    }

    private static TemplateBreakdown breakdown(BreakdownResponse breakdown) {
        return new TemplateBreakdown(
                breakdown.dimension(),
                breakdown.categorySet(),
                breakdown.categorySetVersion(),
                breakdown.coverage(),
                breakdown.parts().stream()
                        .map(part -> new TemplatePart(part.category(), null))
                        .toList());
    }
}
