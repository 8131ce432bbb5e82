package fr.contratdeville.review.bilan;

import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What stood where a bilan's validation has written: nobody's figures but the agglomeration's, because an action has one
 * bilan at most. It comes back when the bilan no longer says anything there, or is withdrawn.
 *
 * @param withoutAction whether there was no action, so that its status was nobody's either
 * @param postponedToYear null unless the action was postponed
 */
public record Replaced(
        boolean withoutAction, ActionStatus status, Integer postponedToYear, List<IndicatorValueRequest> figures) {

    /** Of a bilan that brings its action along. */
    public static final Replaced NOTHING = new Replaced(true, ActionStatus.PLANNED, null, List.of());

    public Optional<IndicatorValueRequest> figureOf(UUID indicatorId) {
        return figures.stream()
                .filter(figure -> figure.indicatorId().equals(indicatorId))
                .findFirst();
    }
}
