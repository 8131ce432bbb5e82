package fr.contratdeville.review.bilan.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.platform.item.EntityTags;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violation;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanRequest.NewActionRequest;
import fr.contratdeville.review.bilan.BilanResponse;
import fr.contratdeville.review.bilan.BilanState;
import fr.contratdeville.review.bilan.Bilans;
import fr.contratdeville.review.bilan.checks.Submission;
import fr.contratdeville.review.bilan.checks.Submissions;
import fr.contratdeville.review.bilan.posting.Written.Effect;
import fr.contratdeville.territory.structure.Structure;
import fr.contratdeville.territory.structure.Structures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes the bilans that are sent. What is sent twice is written once: a bilan that says what the database says already
 * changes nothing, whoever sends it again and however.
 */
@Singleton
class Posting {

    private final Submissions submissions;
    private final Bilans bilans;
    private final BilanWriter writer;
    private final Structures structures;
    private final Callers callers;
    private final EntityTags tags;

    Posting(
            Submissions submissions,
            Bilans bilans,
            BilanWriter writer,
            Structures structures,
            Callers callers,
            EntityTags tags) {
        this.submissions = submissions;
        this.bilans = bilans;
        this.writer = writer;
        this.structures = structures;
        this.callers = callers;
        this.tags = tags;
    }

    /** @throws ProblemException 422 with everything that is wrong; 409 if there is another bilan of this action */
    Written post(JsonNode sent) {
        Submission submission = submissions.read(sent, "");
        submissions.check(List.of(submission));
        submission.violations().throwAs(ProblemType.INVALID_BODY);
        return createdOrThere(submission);
    }

    private Written createdOrThere(Submission submission) {
        Bilan existing = submission.existing();
        if (existing == null) {
            return new Written(writer.create(submission), submission, Effect.CREATED);
        }
        if (alreadySays(existing, submission)) {
            return new Written(existing, submission, Effect.UNCHANGED);
        }
        throw exists(submission);
    }

    private static ProblemException exists(Submission submission) {
        tellThatItExists(submission);
        return submission
                .violations()
                .as(ProblemType.BILAN_EXISTS)
                .with("bilan", submission.existing().address());
    }

    private static void tellThatItExists(Submission submission) {
        String pointer = submission.ofSameAction() == null
                ? "/externalReference"
                : submission.request().actionId() == null ? "/action" : "/actionId";
        Bilan existing = submission.existing();
        submission.violations().inBody("bilan-exists", pointer, existing.id, existing.state.code());
    }

    private static boolean alreadySays(Bilan bilan, Submission submission) {
        return bilan.state != BilanState.WITHDRAWN
                && submission.asksNoStepOf(bilan)
                && bilan.says(submission.content());
    }

    /**
     * Creates or replaces the bilan that a structure knows by this reference.
     *
     * @param ifMatch needed to change a bilan that is there
     * @param ifNoneMatch {@code *} to create one only
     * @throws ProblemException as {@link #post} and {@link #replace}
     */
    Written put(UUID structureId, String reference, String ifMatch, String ifNoneMatch, JsonNode sent) {
        Structure structure = structures.get(structureId);
        callers.current().requireToReportFor(structureId);
        if (!reference.matches(Forms.REFERENCE)) {
            Violations violations = new Violations();
            violations.inBody("wrong-form", "/externalReference", reference, Forms.REFERENCE);
            throw violations.as(ProblemType.INVALID_BODY);
        }
        Submission submission = submissions.read(addressed(sent, structure, reference), "");
        submissions.check(List.of(submission));
        refuseAnotherAddress(submission, structure, reference);
        Bilan current = submission.withSameReference();
        boolean createOnly = ifNoneMatch != null && ifNoneMatch.strip().equals("*");
        if (current != null && createOnly) {
            throw new ProblemException(ProblemType.STALE_VERSION)
                    .withHeader("ETag", tags.of(BilanResponse.of(current)));
        }
        if (current == null) {
            if (ifMatch != null) {
                throw new ProblemException(ProblemType.STALE_VERSION);
            }
            submission.violations().throwAs(ProblemType.INVALID_BODY);
            return createdOrThere(submission);
        }
        return replaced(current, ifMatch, submission);
    }

    /** What the address says need not be said again in the body. */
    private static JsonNode addressed(JsonNode sent, Structure structure, String reference) {
        if (!(sent instanceof ObjectNode)) {
            return sent;
        }
        ObjectNode bilan = sent.deepCopy();
        if (!bilan.hasNonNull("structureId") && !bilan.hasNonNull("siret") && !bilan.hasNonNull("rna")) {
            bilan.put("structureId", structure.id.toString());
        }
        if (!bilan.hasNonNull("externalReference")) {
            bilan.put("externalReference", reference);
        }
        return bilan;
    }

    /** @throws ProblemException 422: what is found by the body is not what the address and the conditions are about */
    private static void refuseAnotherAddress(Submission submission, Structure structure, String reference) {
        boolean another = false;
        if (submission.structure() != null && !submission.isOfTheLineOf(structure)) {
            another = true;
            submission
                    .violations()
                    .inBody("not-as-in-the-address", "/structureId", submission.structure().id, structure.id);
        }
        String sent = submission.request().externalReference();
        if (sent != null && !sent.equals(reference)) {
            another = true;
            submission.violations().inBody("not-as-in-the-address", "/externalReference", sent, reference);
        }
        if (another) {
            submission.violations().throwAs(ProblemType.INVALID_BODY);
        }
    }

    /**
     * @throws ProblemException 409 if the bilan is not with its structure; 412 or 428 unless the caller knows its current
     *     state; 422 with everything that is wrong
     */
    Written replace(Bilan current, String ifMatch, JsonNode sent) {
        Submission submission = submissions.read(sent, "");
        submission.replaces(current);
        submissions.check(List.of(submission));
        return replaced(current, ifMatch, submission);
    }

    private Written replaced(Bilan current, String ifMatch, Submission submission) {
        refuseToBecomeAnother(current, submission);
        if (submission.violations().isEmpty() && alreadySays(current, submission)) {
            return new Written(current, submission, Effect.UNCHANGED);
        }
        bilans.hold(current);
        bilans.requireWithTheStructure(current, ifMatch);
        submission.violations().throwAs(ProblemType.INVALID_BODY);
        return new Written(writer.replace(current, submission), submission, Effect.REPLACED);
    }

    private static void refuseToBecomeAnother(Bilan current, Submission submission) {
        Violations violations = submission.violations();
        if (submission.structure() != null && !submission.structure().id.equals(current.structure.id)) {
            violations.inBody("cannot-change", "/structureId", submission.structure().id, current.structure.id);
        }
        Integer year = submission.request().year();
        if (year != null && year != current.year) {
            violations.inBody("cannot-change", "/year", year, current.year);
        }
        submission.keepActionOf(current);
        boolean named = submission.action() != null || submission.request().action() != null;
        if (current.action != null && named && submission.action() != current.action) {
            String pointer = submission.request().actionId() == null ? "/action" : "/actionId";
            violations.inBody("cannot-change", pointer, submission.request().actionId(), current.action.id);
        }
        if (violations.isEmpty() && !submission.contract().id.equals(current.contract.id)) {
            violations.inBody("cannot-change", "/action/contractId", submission.contract().id, current.contract.id);
        }
        if (violations.isEmpty() && redescribes(submission.content().action(), current)) {
            violations.inBody("cannot-change", "/action", null, current.action.id);
        }
        boolean taken = submission.ofSameAction() != null && submission.ofSameAction() != current
                || submission.withSameReference() != null && submission.withSameReference() != current;
        if (taken) {
            tellThatItExists(submission);
        }
    }

    /** Once an action is there, its description is the agglomeration's: another one would be dropped without a word. */
    private static boolean redescribes(NewActionRequest added, Bilan current) {
        return current.action != null && added != null && !added.equals(current.content.action());
    }

    /**
     * All of them, or none.
     *
     * @throws ProblemException 422 with everything that is wrong with any of them
     */
    List<Written> postAll(List<JsonNode> sent) {
        List<Submission> all = checked(sent);
        List<Violation> wrong = all.stream()
                .flatMap(submission -> submission.violations().all().stream())
                .toList();
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_BODY).with(wrong);
        }
        return written(all);
    }

    /** Those that nothing is wrong with; the others are told what is. */
    List<Written> postEach(List<JsonNode> sent) {
        return written(checked(sent));
    }

    private List<Submission> checked(List<JsonNode> sent) {
        List<Submission> all = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            all.add(submissions.read(sent.get(i), "/bilans/" + i));
        }
        submissions.check(all);
        refuseDoubles(all);
        for (Submission submission : all) {
            if (submission.violations().isEmpty()
                    && submission.existing() != null
                    && !alreadySays(submission.existing(), submission)) {
                tellThatItExists(submission);
            }
        }
        return all;
    }

    private record ActionKey(UUID action, UUID contract, UUID structure, Integer year, String titleKey) {}

    private static void refuseDoubles(List<Submission> all) {
        Set<ActionKey> actions = new HashSet<>();
        Set<List<Object>> references = new HashSet<>();
        for (Submission submission : all) {
            if (!submission.violations().isEmpty()) {
                continue;
            }
            ActionKey key = submission.action() != null
                    ? new ActionKey(submission.action().id, null, null, null, null)
                    : new ActionKey(
                            null,
                            submission.contract().id,
                            submission.structure().id,
                            submission.request().year(),
                            submission.titleKey());
            String reference = submission.request().externalReference();
            if (!actions.add(key)) {
                submission
                        .violations()
                        .inBody("repeated", submission.request().action() == null ? "/actionId" : "/action");
            } else if (reference != null && !references.add(List.of(submission.structure().id, reference))) {
                submission.violations().inBody("repeated", "/externalReference");
            }
        }
    }

    private List<Written> written(List<Submission> all) {
        return all.stream()
                .map(submission -> {
                    if (!submission.violations().isEmpty()) {
                        return new Written(null, submission, Effect.REFUSED);
                    }
                    return createdOrThere(submission);
                })
                .toList();
    }
}
