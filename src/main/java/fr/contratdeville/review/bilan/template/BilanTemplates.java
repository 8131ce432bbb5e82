package fr.contratdeville.review.bilan.template;

import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.platform.problem.Problem.ProblemError;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.ActionRequest;
import fr.contratdeville.review.action.Actions;
import fr.contratdeville.review.bilan.BilanFigure.DeclaredOverlap;
import fr.contratdeville.review.bilan.BilanRequest.NarrativeRequest;
import fr.contratdeville.review.bilan.BilanRequest.NewActionRequest;
import fr.contratdeville.review.bilan.SentState;
import fr.contratdeville.review.bilan.template.BilanTemplate.TemplateBreakdown;
import fr.contratdeville.review.bilan.template.BilanTemplate.TemplateFigure;
import fr.contratdeville.review.bilan.template.BilanTemplate.TemplatePart;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse.BreakdownResponse;
import fr.contratdeville.review.indicatorvalue.IndicatorValues;
import fr.contratdeville.review.indicatorvalue.ValueKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prepares the bilan of an action from what the same action counted the last time. */
@Singleton
class BilanTemplates {

    private final Actions actions;
    private final IndicatorValues values;
    private final LaterContract laterContract;

    BilanTemplates(Actions actions, IndicatorValues values, LaterContract laterContract) {
        this.actions = actions;
        this.values = values;
        this.laterContract = laterContract;
    }

    /**
     * @param year to be reviewed; null is the action's own
     * @param acceptLanguage which language the caller reads, as its header says it
     */
    BilanTemplate of(Action action, Integer year, String acceptLanguage) {
        if (year != null && year < action.year) {
            Violations violations = new Violations();
            violations.inParameter("before-the-action", "year", year, action.year);
            throw violations.as(ProblemType.INVALID_PARAMETERS);
        }
        if (year == null || year == action.year) {
            Action lastTime = actions.findPrevious(action).orElse(action);
            return template(action.year, action.structure.id, action, null, lastTime, List.of());
        }
        Optional<Action> there = actions.findOfYear(action, year, laterContract.of(action.contract, year));
        if (there.isPresent()) {
            return template(year, there.get().structure.id, there.get(), null, action, List.of());
        }
        Violations left = new Violations();
        NewActionRequest added = laterContract.carriedOver(carriedOn(action), action, year, left);
        return template(
                year, action.structure.in(year).id, null, added, action, Findings.inWords(left.all(), acceptLanguage));
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

    /** @param there the action of that year; null if it is not there yet */
    private BilanTemplate template(
            int year,
            UUID structureId,
            Action there,
            NewActionRequest added,
            Action lastTime,
            List<ProblemError> warnings) {
        Set<UUID> both = Stream.of(Optional.ofNullable(there), Optional.of(lastTime))
                .flatMap(Optional::stream)
                .map(known -> known.id)
                .collect(Collectors.toSet());
        Map<UUID, List<IndicatorValueResponse>> figures = values.shownOf(both).stream()
                .collect(Collectors.groupingBy(figure -> figure.action().id()));
        // What is declared of this year's public would be gone if the bilan did not repeat it; last year's was another.
        Map<UUID, IndicatorValueResponse> declared = there == null
                ? Map.of()
                : figures.getOrDefault(there.id, List.of()).stream()
                        .collect(Collectors.toMap(figure -> figure.indicator().id(), figure -> figure));
        return new BilanTemplate(
                structureId,
                year,
                there == null ? null : there.id,
                added,
                null,
                SentState.SUBMITTED,
                null,
                null,
                new NarrativeRequest(null, null, null),
                figures.getOrDefault(lastTime.id, List.of()).stream()
                        .map(figure ->
                                figure(figure, declared.get(figure.indicator().id())))
                        .toList(),
                warnings);
    }

    /** @param declaring this year's figure; null if there is none */
    private static TemplateFigure figure(IndicatorValueResponse figure, IndicatorValueResponse declaring) {
        return new TemplateFigure(
                figure.indicator().id(),
                figure.indicator().code(),
                ValueKind.EXACT,
                null,
                figure.target(),
                figure.breakdowns().stream().map(BilanTemplates::breakdown).toList(),
                declaring == null || declaring.overlaps().isEmpty()
                        ? null
                        : declaring.overlaps().stream()
                                .map(overlap ->
                                        new DeclaredOverlap(overlap.action().id(), overlap.share()))
                                .toList(),
                declaring != null && declaring.disjoint() ? true : null);
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
