package fr.contratdeville.review.bilan.checks;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.catalogue.dimension.Dimensions;
import fr.contratdeville.catalogue.indicator.Indicators;
import fr.contratdeville.platform.body.Bodies;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.platform.security.Caller;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.review.action.Actions;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanContent;
import fr.contratdeville.review.bilan.BilanFigure;
import fr.contratdeville.review.bilan.BilanRequest;
import fr.contratdeville.review.bilan.Bilans;
import fr.contratdeville.review.bilan.SentState;
import fr.contratdeville.territory.neighbourhood.Neighbourhoods;
import fr.contratdeville.territory.structure.Structures;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads and checks bilans, many as one: whose they are, what they refer to, and what is wrong with them. */
@Singleton
public class Submissions {

    private final Bodies bodies;
    private final Callers callers;
    private final Structures structures;
    private final Actions actions;
    private final Neighbourhoods neighbourhoods;
    private final Indicators indicators;
    private final Dimensions dimensions;
    private final Bilans bilans;
    private final Surroundings surroundings;

    Submissions(
            Bodies bodies,
            Callers callers,
            Structures structures,
            Actions actions,
            Neighbourhoods neighbourhoods,
            Indicators indicators,
            Dimensions dimensions,
            Bilans bilans,
            Surroundings surroundings) {
        this.bodies = bodies;
        this.callers = callers;
        this.structures = structures;
        this.actions = actions;
        this.neighbourhoods = neighbourhoods;
        this.indicators = indicators;
        this.dimensions = dimensions;
        this.bilans = bilans;
        this.surroundings = surroundings;
    }

    /** @param pointer where the bilan stands in what was sent */
    public Submission read(JsonNode sent, String pointer) {
        Violations repaired = new Violations().below(pointer);
        JsonNode bilan = sent.deepCopy();
        Map<String, String> inEuros = Repairs.repair(bilan, repaired);
        Violations violations = new Violations().below(pointer);
        BilanRequest request =
                bodies.read(bilan, BilanRequest.class, violations).unchecked();
        return new Submission(request, violations, repaired, inEuros);
    }

    /**
     * Takes all steps up to what can be written. From here to the end of the transaction no other request writes the same
     * bilans; of many, none of the same structures.
     *
     * @throws ProblemException 403 if any of them is of a structure that the caller does not report for
     */
    public void check(List<Submission> submissions) {
        if (submissions.size() > 1) {
            structures.readAhead(named(submissions, BilanRequest::structureId));
        }
        ReportingStructures.find(submissions, structures);
        requireToReport(submissions);
        takeTurns(submissions);
        surroundings.find(submissions);
        // Who acts for one structure of a line does not act for all of it.
        requireToReport(submissions);
        submissions.forEach(Submission::tellWhoseItIs);
        submissions.forEach(Submission::keepWhatStands);
        checkContents(submissions);
    }

    private void takeTurns(List<Submission> submissions) {
        List<UUID> lines = submissions.stream()
                .flatMap(submission -> submission.line.stream())
                .distinct()
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        if (submissions.size() == 1) {
            BilanRequest request = submissions.get(0).request;
            String title = request.action() == null ? null : request.action().title();
            bilans.takeTurn(lines, request.year(), request.actionId(), title, request.externalReference());
        } else {
            bilans.takeTurns(lines);
        }
    }

    private void requireToReport(List<Submission> submissions) {
        Caller caller = callers.current();
        submissions.stream()
                .flatMap(submission -> Stream.of(submission.named, submission.structure))
                .filter(Objects::nonNull)
                .forEach(structure -> caller.requireToReportFor(structure.id));
    }

    /**
     * Checks what is in the database once more: what it refers to may have changed since. To be called by who has required it
     * to be in a state, and so holds it.
     *
     * @throws ProblemException 422 with everything that is in the way of submitting it
     */
    public Submission again(Bilan bilan) {
        BilanContent content = bilan.content;
        BilanRequest request = new BilanRequest(
                content.structureId(),
                null,
                null,
                content.year(),
                content.actionId(),
                content.action(),
                content.externalReference(),
                SentState.SUBMITTED,
                content.outcome(),
                content.postponedToYear(),
                content.narrative(),
                content.figures().stream().map(BilanFigure::asRequest).toList());
        Submission submission = new Submission(request, new Violations(), new Violations(), Map.of());
        submission.named = bilan.structure;
        submission.structure = bilan.structure;
        submission.line = List.of(bilan.structure.id);
        submission.origin = new Origin(
                content.source(),
                content.figures().stream().map(BilanFigure::words).toList());
        surroundings.find(List.of(submission));
        checkContents(List.of(submission));
        submission.violations.throwAs(ProblemType.INVALID_BODY);
        return submission;
    }

    private static List<UUID> named(List<Submission> submissions, Function<BilanRequest, UUID> name) {
        return submissions.stream()
                .map(submission -> name.apply(submission.request))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private void checkContents(List<Submission> submissions) {
        if (submissions.size() > 1) {
            actions.readAheadLinks(
                    named(
                            submissions,
                            request -> request.action() == null
                                    ? null
                                    : request.action().contractId()),
                    named(
                            submissions,
                            request -> request.action() == null
                                    ? null
                                    : request.action().pillarId()));
        }
        Catalogue catalogue = Catalogue.of(submissions, indicators, dimensions);
        for (Submission submission : submissions) {
            submission.categorySets = catalogue;
            BilanChecks.check(submission, actions, neighbourhoods, catalogue);
            if (submission.content != null) {
                submission.warnings = BilanWarnings.of(submission, catalogue);
            }
        }
    }
}
