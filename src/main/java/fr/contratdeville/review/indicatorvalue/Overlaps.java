package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.OverlapRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The overlaps that a figure declares, in a fixed order. */
final class Overlaps {

    private Overlaps() {}

    static List<Overlap> of(IndicatorValue value) {
        return value.overlaps.stream()
                .sorted(Comparator.comparing((Overlap overlap) -> overlap.otherAction.year)
                        .thenComparing(overlap -> overlap.otherAction.title)
                        .thenComparing(overlap -> overlap.otherAction.id))
                .toList();
    }

    static List<OverlapRequest> requestFor(IndicatorValue value) {
        return of(value).stream()
                .map(overlap -> new OverlapRequest(overlap.otherAction.id, overlap.share()))
                .toList();
    }

    /**
     * One that stays keeps its id, by which the history knows it.
     *
     * @param others the actions that are declared
     */
    static void write(List<OverlapRequest> declared, List<Action> others, IndicatorValue value) {
        Map<UUID, Action> actions = others.stream().collect(Collectors.toMap(action -> action.id, Function.identity()));
        Map<UUID, OverlapRequest> wanted =
                declared.stream().collect(Collectors.toMap(OverlapRequest::actionId, Function.identity()));
        value.overlaps.removeIf(existing -> !wanted.containsKey(existing.otherAction.id));
        Map<UUID, Overlap> kept = value.overlaps.stream()
                .collect(Collectors.toMap(overlap -> overlap.otherAction.id, Function.identity()));
        for (OverlapRequest overlap : declared) {
            Overlap written = kept.computeIfAbsent(overlap.actionId(), id -> {
                Overlap added = new Overlap(value, actions.get(id));
                value.overlaps.add(added);
                return added;
            });
            written.share(overlap.declared());
        }
    }
}
