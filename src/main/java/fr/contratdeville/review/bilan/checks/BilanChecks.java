package fr.contratdeville.review.bilan.checks;

import fr.contratdeville.catalogue.indicator.Indicator;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.ActionRequest;
import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.review.action.Actions;
import fr.contratdeville.review.bilan.BilanContent;
import fr.contratdeville.review.bilan.BilanFigure;
import fr.contratdeville.review.bilan.BilanRequest;
import fr.contratdeville.review.bilan.BilanRequest.FigureRequest;
import fr.contratdeville.review.bilan.BilanRequest.NewActionRequest;
import fr.contratdeville.review.bilan.Outcome;
import fr.contratdeville.review.bilan.SentState;
import fr.contratdeville.review.indicatorvalue.FigureContext;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValues;
import fr.contratdeville.territory.neighbourhood.Neighbourhood;
import fr.contratdeville.territory.neighbourhood.Neighbourhoods;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The rules of a bilan. Whatever breaks one is told, all of it at once; what breaks none becomes its content. */
final class BilanChecks {

    private final Actions actions;
    private final Neighbourhoods neighbourhoods;
    private final Catalogue catalogue;
    private final Submission submission;
    private final BilanRequest request;
    private final Violations violations;

    private BilanChecks(Actions actions, Neighbourhoods neighbourhoods, Catalogue catalogue, Submission submission) {
        this.actions = actions;
        this.neighbourhoods = neighbourhoods;
        this.catalogue = catalogue;
        this.submission = submission;
        this.request = submission.request;
        this.violations = submission.violations;
    }

    /** Gives the submission its content if nothing is wrong with it. */
    static void check(Submission submission, Actions actions, Neighbourhoods neighbourhoods, Catalogue catalogue) {
        BilanChecks checks = new BilanChecks(actions, neighbourhoods, catalogue, submission);
        checks.checkIdentity();
        NewActionRequest added = checks.checkedNewAction();
        checks.checkOutcome();
        List<BilanFigure> figures = checks.checkedFigures();
        if (submission.violations.isEmpty()) {
            submission.content = checks.content(added, figures);
        }
    }

    private void checkIdentity() {
        Action action = submission.action;
        if (request.actionId() == null && request.action() == null) {
            if (!violations.concern("/actionId") && !violations.concern("/action")) {
                violations.inBody("required", "/actionId");
            }
        } else if (request.actionId() != null && request.action() != null) {
            violations.inBody("either-or", "/action", null, "/actionId");
        } else if (request.actionId() != null && action == null) {
            violations.inBody("unknown-reference", "/actionId", request.actionId(), null);
        }
        if (request.actionId() != null && action != null) {
            if (submission.structure != null && !action.structure.id.equals(submission.structure.id)) {
                violations.inBody("of-another-structure", "/actionId", request.actionId(), action.structure.id);
            }
            if (request.year() != null && action.year != request.year()) {
                violations.inBody("not-the-actions-year", "/year", request.year(), action.year);
            }
        }
    }

    /** The action that comes with its bilan, its neighbourhoods by id; null if none does. */
    private NewActionRequest checkedNewAction() {
        NewActionRequest added = request.action();
        if (added == null) {
            return null;
        }
        Violations below = violations.below("/action");
        boolean createdByThisBilan =
                submission.ofSameAction != null && submission.ofSameAction.content.action() != null;
        if (submission.action != null && request.actionId() == null && !createdByThisBilan) {
            below.inBody("action-exists", "/title", added.title(), submission.action.id);
        }
        ActionRequest action = added.asAction(null, request.year(), ActionStatus.PLANNED, null);
        submission.links = actions.check(new Action(), action, below);
        Actions.refuseYearOutside(submission.links.contract(), request.year(), violations);
        Set<UUID> places = new HashSet<>(added.neighbourhoodIds());
        for (int i = 0; i < added.neighbourhoodCodes().size(); i++) {
            String pointer = "/neighbourhoodCodes/" + i;
            String code = added.neighbourhoodCodes().get(i);
            if (submission.links.contract() != null && code != null && !below.concern(pointer)) {
                Optional<Neighbourhood> place = neighbourhoods.findByCode(submission.links.contract(), code);
                place.ifPresentOrElse(
                        found -> places.add(found.id), () -> below.inBody("unknown-reference", pointer, code, null));
            }
        }
        return new NewActionRequest(
                added.contractId(),
                added.pillarId(),
                added.title(),
                added.description(),
                added.objectives(),
                added.partners(),
                sorted(added.transversalPriorities()),
                sorted(places),
                List.of(),
                added.continuesActionId());
    }

    /** Each once, without those that could not be read, which are told already. */
    private static <T extends Comparable<? super T>> List<T> sorted(Collection<T> values) {
        return values.stream().filter(Objects::nonNull).distinct().sorted().toList();
    }

    private void checkOutcome() {
        if (request.state() == SentState.SUBMITTED) {
            if (request.outcome() == null && !violations.concern("/outcome")) {
                violations.inBody("required-to-submit", "/outcome");
            }
            boolean told = request.narrative() != null && request.narrative().done() != null;
            if (!told && !violations.concern("/narrative/done")) {
                violations.inBody("required-to-submit", "/narrative/done");
            }
        }
        Actions.refuseWrongPostponement(
                request.outcome() == null ? null : request.outcome().status(),
                request.postponedToYear(),
                request.year(),
                violations);
    }

    /** The figures, each with the id and the code of its indicator. */
    private List<BilanFigure> checkedFigures() {
        List<BilanFigure> checked = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        UUID ownAction = submission.action == null ? null : submission.action.id;
        for (int i = 0; i < request.figures().size(); i++) {
            int place = i;
            FigureRequest figure = request.figures().get(i);
            Violations below = violations.below("/figures/" + i);
            Optional<Indicator> indicator = indicator(figure, below);
            indicator.ifPresent(known -> refuseEuros("/figures/" + place, known));
            FigureContext context = new FigureContext(
                    ownAction, indicator.orElse(null), catalogue, submission.overlapping, standing(indicator));
            IndicatorValues.check(figure.asIndicatorValue(), context, below);
            if (indicator.isPresent() && !seen.add(indicator.get().id)) {
                below.inBody("repeated", "/indicatorId", indicator.get().code, null);
            }
            if (request.outcome() == Outcome.POSTPONED
                    && figure.kind() != null
                    && figure.kind().isResult()) {
                below.inBody("no-results-when-postponed", "/kind", figure.kind().code(), null);
            }
            if (indicator.isPresent() && !violations.concernsBelow("/figures/" + i)) {
                checked.add(
                        BilanFigure.of(figure, indicator.get().id, indicator.get().code, submission.origin.wordsOf(i)));
            }
        }
        return checked;
    }

    private void refuseEuros(String figure, Indicator indicator) {
        if (!indicator.isInEuros()) {
            submission.inEuros.forEach((pointer, sent) -> {
                if (pointer.startsWith(figure + "/") && !violations.concern(pointer)) {
                    violations.inBody("not-in-euros", pointer, sent, indicator.unit);
                }
            });
        }
    }

    private IndicatorValueRequest standing(Optional<Indicator> indicator) {
        if (submission.standing == null || indicator.isEmpty()) {
            return null;
        }
        return submission.standing.figures().stream()
                .filter(figure -> figure.indicatorId().equals(indicator.get().id))
                .findFirst()
                .map(BilanFigure::asIndicatorValue)
                .orElse(null);
    }

    private Optional<Indicator> indicator(FigureRequest figure, Violations below) {
        if (below.concern("/indicatorId") || below.concern("/indicator")) {
            return Optional.empty();
        }
        if (figure.indicatorId() == null && figure.indicator() == null) {
            below.inBody("required", "/indicatorId");
            return Optional.empty();
        }
        Optional<Indicator> byId = Optional.ofNullable(figure.indicatorId()).flatMap(catalogue::indicator);
        Optional<Indicator> byCode = Optional.ofNullable(figure.indicator()).flatMap(catalogue::indicator);
        if (figure.indicatorId() != null && byId.isEmpty()) {
            below.inBody("unknown-reference", "/indicatorId", figure.indicatorId(), null);
        } else if (figure.indicator() != null && byCode.isEmpty()) {
            below.inBody("unknown-indicator", "/indicator", figure.indicator(), null);
        } else if (byId.isPresent() && byCode.isPresent() && !byId.equals(byCode)) {
            below.inBody("indicators-differ", "/indicator", figure.indicator(), byId.get().code);
        }
        return Stream.of(byId, byCode).flatMap(Optional::stream).findFirst();
    }

    private BilanContent content(NewActionRequest added, List<BilanFigure> figures) {
        return new BilanContent(
                submission.structure.id,
                request.year(),
                request.actionId(),
                added,
                request.externalReference(),
                request.outcome(),
                request.postponedToYear(),
                request.narrative(),
                figures,
                submission.origin.source());
    }
}
