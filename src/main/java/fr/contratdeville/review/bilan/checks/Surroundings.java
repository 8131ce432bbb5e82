package fr.contratdeville.review.bilan.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.platform.reading.Sql;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.Actions;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanRequest.NewActionRequest;
import fr.contratdeville.review.bilan.Bilans;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.OverlapRequest;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what is in the database around submissions, for all of them at once. */
@Singleton
class Surroundings {

    /** An action as its bilan names it. */
    private record Named(int place, UUID contract, List<UUID> line, Integer year, String title, UUID continues) {}

    /** What was found of an action that a bilan names; null is what was not. */
    private record Found(Submission submission, String titleKey, UUID action, UUID previous) {}

    /** What an action counted for an indicator. */
    private record Point(UUID action, UUID indicator, BigDecimal point) {}

    private static final String NAMED_ACTIONS = """
            with known as materialized (
                select k.*, text_key(k.title) as title_key
                from jsonb_to_recordset(cast(:named as jsonb))
                    as k (place integer, contract uuid, line uuid[], year integer, title text, continues uuid))
            select k.place, k.title_key, a.id as action_id,
                coalesce(k.continues, (
                    select p.id from action p
                    where p.structure_id = any (k.line) and p.year < k.year and p.title_key = k.title_key
                    order by p.year desc, p.id
                    limit 1)) as previous_id
            from known k
            left join lateral (
                select s.id
                from action s
                where s.contract_id = k.contract and s.structure_id = any (k.line) and s.year = k.year
                    and s.title_key = k.title_key
                order by array_position(k.line, s.structure_id)
                limit 1) a on true
            """;

    private static final String FIGURES = """
            select v.action_id, v.indicator_id,
                case v.kind when 'range' then (v.lower_bound + v.upper_bound) / 2 else v.value end as point
            from action a
            join indicator_value v on v.contract_id = a.contract_id and v.action_id = a.id
            where a.id in (:actions) and v.kind in ('exact', 'approximate', 'range')
            """;

    private final Reads reads;
    private final ObjectMapper json;
    private final Actions actions;
    private final Bilans bilans;

    Surroundings(Reads reads, ObjectMapper json, Actions actions, Bilans bilans) {
        this.reads = reads;
        this.json = json;
        this.actions = actions;
        this.bilans = bilans;
    }

    /** To be called when the structures are known. */
    void find(List<Submission> submissions) {
        Map<UUID, Action> named =
                actions.findAll(ids(submissions, submission -> submission.request.actionId())).stream()
                        .collect(Collectors.toMap(action -> action.id, Function.identity()));
        submissions.forEach(submission -> submission.action = named.get(submission.request.actionId()));
        submissions.stream()
                .filter(submission -> submission.action != null)
                .forEach(submission -> submission.isOf(submission.action.structure));
        findByTitle(submissions);
        findBilans(submissions);
        findOverlapping(submissions);
    }

    private void findOverlapping(List<Submission> submissions) {
        List<UUID> others = submissions.stream()
                .flatMap(submission -> submission.request.figures().stream())
                .flatMap(figure -> figure.asIndicatorValue().overlaps().stream())
                .map(OverlapRequest::actionId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Set<UUID> found = others.isEmpty() ? Set.of() : actions.among(others);
        submissions.forEach(submission -> submission.overlapping = found);
    }

    private void findByTitle(List<Submission> submissions) {
        List<Named> named = IntStream.range(0, submissions.size())
                .mapToObj(place -> named(place, submissions.get(place)))
                .filter(Objects::nonNull)
                .toList();
        List<Found> all = rows(
                NAMED_ACTIONS,
                Map.of("named", written(named)),
                row -> new Found(submissions.get(row.integer()), row.text(), row.uuid(), row.uuid()));
        Map<Submission, UUID> previous = new HashMap<>();
        for (Found found : all) {
            Submission submission = found.submission();
            previous.put(submission, found.previous());
            if (submission.action == null && found.action() != null) {
                submission.action = actions.get(found.action());
                submission.isOf(submission.action.structure);
            } else if (submission.action == null) {
                submission.titleKey = found.titleKey();
            }
        }
        addFigures(previous);
    }

    /** @return null if too little could be read to know which action it is */
    private static Named named(int place, Submission submission) {
        Action action = submission.action;
        if (action != null) {
            UUID continues = action.continues == null ? null : action.continues.id;
            List<UUID> line =
                    submission.line.contains(action.structure.id) ? submission.line : List.of(action.structure.id);
            return new Named(place, action.contract.id, line, action.year, action.title, continues);
        }
        NewActionRequest added = submission.request.action();
        return added == null || submission.line.isEmpty()
                ? null
                : new Named(
                        place,
                        added.contractId(),
                        submission.line,
                        submission.request.year(),
                        added.title(),
                        added.continuesActionId());
    }

    private String written(List<Named> named) {
        try {
            return json.writeValueAsString(named);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void addFigures(Map<Submission, UUID> previous) {
        Set<UUID> reviewed = previous.values().stream().filter(Objects::nonNull).collect(Collectors.toSet());
        if (reviewed.isEmpty()) {
            return;
        }
        List<Point> found =
                rows(FIGURES, Map.of("actions", reviewed), row -> new Point(row.uuid(), row.uuid(), row.decimal()));
        Map<UUID, Map<UUID, BigDecimal>> points = found.stream()
                .collect(Collectors.groupingBy(Point::action, Collectors.toMap(Point::indicator, Point::point)));
        previous.forEach((submission, action) ->
                submission.previous = new PreviousFigures(points.getOrDefault(action, Map.of())));
    }

    private void findBilans(List<Submission> submissions) {
        List<Bilan> known = bilans.among(
                submissions.stream()
                        .flatMap(submission -> submission.line.stream())
                        .distinct()
                        .toList(),
                ids(submissions, submission -> submission.action == null ? null : submission.action.id),
                ids(submissions, submission -> submission.titleKey),
                ids(submissions, submission -> submission.request.externalReference()));
        for (Submission submission : submissions) {
            submission.withSameReference = first(known, submission, Surroundings::hasTheSameReference);
            submission.ofSameAction = first(known, submission, Surroundings::isOfTheSameAction);
            if (submission.ofSameAction != null) {
                submission.keepActionOf(submission.ofSameAction);
            }
            if (submission.withSameReference == null && isItsReference(submission.ofSameAction, submission)) {
                submission.withSameReference = submission.ofSameAction;
            }
            Stream.of(submission.replaced, submission.ofSameAction, submission.withSameReference)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(bilan -> submission.isOf(bilan.structure));
        }
    }

    /** Of several in a line of structures, that of the first of them. */
    private static Bilan first(List<Bilan> known, Submission submission, BiPredicate<Bilan, Submission> fits) {
        return known.stream()
                .filter(bilan -> submission.line.contains(bilan.structure.id) && fits.test(bilan, submission))
                .min(Comparator.comparing((Bilan bilan) -> submission.line.indexOf(bilan.structure.id)))
                .orElse(null);
    }

    /** References are a structure's own: another one that it took over may have used the same. */
    private static boolean hasTheSameReference(Bilan bilan, Submission submission) {
        return isItsReference(bilan, submission)
                && (bilan.structure.id.equals(submission.named.id)
                        || bilan.structure.id.equals(submission.structure.id));
    }

    private static boolean isItsReference(Bilan bilan, Submission submission) {
        return bilan != null
                && bilan.externalReference != null
                && bilan.externalReference.equals(submission.request.externalReference());
    }

    private static boolean isOfTheSameAction(Bilan bilan, Submission submission) {
        if (submission.action != null) {
            return bilan.action == submission.action;
        }
        // The action may have been renamed since: a bilan that is sent again is not new for that.
        return submission.titleKey != null
                && submission.titleKey.equals(bilan.titleKey)
                && Objects.equals(submission.request.year(), bilan.year)
                && bilan.contract.id.equals(submission.request.action().contractId());
    }

    private static <T> List<T> ids(List<Submission> submissions, Function<Submission, T> id) {
        return submissions.stream().map(id).filter(Objects::nonNull).distinct().toList();
    }

    private <T> List<T> rows(String text, Map<String, ?> values, Row.Mapper<T> mapper) {
        Sql sql = Sql.of(text, values);
        return reads.now(database -> sql.rows(database, mapper));
    }
}
