package fr.contratdeville.review.bilan.template;

import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.platform.problem.Problem.ProblemError;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
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
import fr.contratdeville.review.indicatorvalue.IndicatorValues.WithFigures;
import fr.contratdeville.review.indicatorvalue.ValueKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prepares the bilan of an action from what the same action counted the last time. */
@Singleton
class BilanTemplates {

    /** What it carries on, or else the latest earlier one of this title, of its structure or one that became it. */
    private static final String WITH_THE_LAST_TIME = """
            select this.id, this.year, this.structure_id, last.id as last_id, array[this.id, last.id] as actions
            from action this
            cross join lateral (
                select coalesce(
                    this.continues_action_id,
                    (
                        select earlier.id
                        from structure_with_predecessors(this.structure_id) carrier (id)
                        cross join lateral (
                            select before.id, before.year
                            from action before
                            where before.structure_id = carrier.id and before.title_key = this.title_key
                                and before.year < this.year
                            order by before.year desc, before.id
                            limit 1) earlier
                        order by earlier.year desc, earlier.id
                        limit 1),
                    this.id) as id
                offset 0) last
            where this.id in (:actions)
            """;

    private static final String TWO =
            "select id, array[id, cast(:there as uuid)] as actions from action where id = :last";

    /** An action that is there, and the one that it was the last time. */
    private record Known(UUID id, int year, UUID structure, UUID lastTime) {}

    private final Actions actions;
    private final LaterContract laterContract;
    private final Reads reads;
    private final Function<UUID, CompletionStage<Optional<WithFigures<Known>>>> known;

    BilanTemplates(Actions actions, LaterContract laterContract, Reads reads) {
        this.actions = actions;
        this.laterContract = laterContract;
        this.reads = reads;
        this.known = reads.gathered(ids -> IndicatorValues.with(
                WITH_THE_LAST_TIME,
                Map.of("actions", ids),
                "subject.id, subject.year, subject.structure_id, subject.last_id",
                row -> new Known(row.uuid(), row.integer(), row.uuid(), row.uuid())));
    }

    /**
     * Of the year that an action is of.
     *
     * @throws ProblemException 404, in the stage
     */
    CompletionStage<BilanTemplate> ofItsYear(UUID action) {
        return known.apply(action)
                .thenApply(found -> ofItsYear(found.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND))));
    }

    private static BilanTemplate ofItsYear(WithFigures<Known> found) {
        Known action = found.itself();
        return template(
                action.year(), action.structure(), action.id(), null, action.lastTime(), found.figures(), List.of());
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
            // At once, in this transaction.
            return ofItsYear(action.id).toCompletableFuture().join();
        }
        Optional<Action> there = actions.findOfYear(action, year, laterContract.of(action.contract, year));
        if (there.isPresent()) {
            Action later = there.get();
            return template(
                    year, later.structure.id, later.id, null, action.id, figuresOf(later.id, action.id), List.of());
        }
        Violations left = new Violations();
        NewActionRequest added = laterContract.carriedOver(carriedOn(action), action, year, left);
        return template(
                year,
                action.structure.in(year).id,
                null,
                added,
                action.id,
                figuresOf(action.id, action.id),
                Findings.inWords(left.all(), acceptLanguage));
    }

    private List<IndicatorValueResponse> figuresOf(UUID there, UUID lastTime) {
        Map<String, UUID> both = Map.of("there", there, "last", lastTime);
        return reads.now(IndicatorValues.with(TWO, both, "subject.id", Row::uuid))
                .get(lastTime)
                .figures();
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

    /**
     * @param there the action of that year; null if it is not there yet
     * @param known the figures of both
     */
    private static BilanTemplate template(
            int year,
            UUID structure,
            UUID there,
            NewActionRequest added,
            UUID lastTime,
            List<IndicatorValueResponse> known,
            List<ProblemError> warnings) {
        Map<UUID, List<IndicatorValueResponse>> figures = known.stream()
                .collect(Collectors.groupingBy(figure -> figure.action().id()));
        // What is declared of this year's public would be gone if the bilan did not repeat it; last year's was another.
        Map<UUID, IndicatorValueResponse> declared = there == null
                ? Map.of()
                : figures.getOrDefault(there, List.of()).stream()
                        .collect(Collectors.toMap(figure -> figure.indicator().id(), figure -> figure));
        return new BilanTemplate(
                structure,
                year,
                there,
                added,
                null,
                SentState.SUBMITTED,
                null,
                null,
                new NarrativeRequest(null, null, null),
                figures.getOrDefault(lastTime, List.of()).stream()
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
