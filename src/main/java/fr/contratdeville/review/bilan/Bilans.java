package fr.contratdeville.review.bilan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.history.Signing;
import fr.contratdeville.platform.item.EntityTags;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.security.Caller;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.review.bilan.BilanRequest.FigureRequest;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The way of a bilan: draft, submitted, returned or validated, and reopened. Everything runs in the caller's transaction.
 */
@Singleton
class Bilans {

    private final BilanRepository repository;
    private final Callers callers;
    private final EntityTags tags;
    private final Submissions submissions;
    private final Publication publication;
    private final Signing signing;
    private final ObjectMapper json;

    Bilans(
            BilanRepository repository,
            Callers callers,
            EntityTags tags,
            Submissions submissions,
            Publication publication,
            Signing signing,
            ObjectMapper json) {
        this.repository = repository;
        this.callers = callers;
        this.tags = tags;
        this.submissions = submissions;
        this.publication = publication;
        this.signing = signing;
        this.json = json;
    }

    /** @throws ProblemException 404, also if the bilan is not published and not the caller's business */
    Bilan get(UUID id) {
        Caller caller = callers.current();
        return repository
                .findByIdOptional(id)
                .filter(bilan -> bilan.state == BilanState.VALIDATED || caller.readsAllOf(bilan.structure.id))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /** @throws ProblemException as {@link #get} */
    Bilan getByReference(UUID structureId, String externalReference) {
        return repository
                .findByReference(structureId, externalReference)
                .map(bilan -> get(bilan.id))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /** @throws ProblemException 404 as {@link #get}; 403 if the caller does not report for the bilan's structure */
    Bilan getToWrite(UUID id) {
        Bilan bilan = get(id);
        if (!callers.current().reportsFor(bilan.structure.id)) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        return bilan;
    }

    Bilan create(Submission submission) {
        Bilan bilan = new Bilan();
        bilan.structure = submission.structure;
        bilan.contract = submission.contract();
        bilan.year = submission.request.year();
        write(submission, bilan);
        repository.persist(bilan);
        return bilan;
    }

    Bilan replace(Bilan bilan, Submission submission) {
        write(submission, bilan);
        repository.flush();
        return bilan;
    }

    private void write(Submission submission, Bilan bilan) {
        signing.sign();
        bilan.action = submission.action;
        bilan.externalReference = submission.request.externalReference();
        bilan.content = submission.content;
        bilan.sha256 = Canonical.sha256(submission.content);
        bilan.warnings = submission.warnings;
        enter(submission.request.state().following(bilan.state), bilan);
    }

    private static void enter(BilanState state, Bilan bilan) {
        if (state == BilanState.SUBMITTED) {
            bilan.submittedAt = now();
            bilan.reasons = List.of();
        } else if (state == BilanState.VALIDATED) {
            bilan.validatedAt = now();
        }
        bilan.state = state;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws ProblemException 422 if the bilan is not complete, or no longer fits what it refers to */
    void submit(Bilan bilan, String ifMatch) {
        tags.requireMatch(ifMatch, BilanResponse.of(bilan));
        if (!bilan.state.isWithTheStructure()) {
            throw wrongState(bilan);
        }
        bilan.warnings = submissions.again(bilan).warnings;
        signing.sign();
        enter(BilanState.SUBMITTED, bilan);
        repository.flush();
    }

    /** @throws ProblemException 422 if a reason points at nothing that the bilan says */
    void giveBack(Bilan bilan, String ifMatch, Body<ReturnRequest> body) {
        require(BilanState.SUBMITTED, bilan, ifMatch);
        refusePointersToNothing(body, bilan);
        bilan.reasons = body.accepted().reasons();
        signing.sign(bilan.reasons.stream().map(Reason::text).collect(Collectors.joining("\n")));
        enter(BilanState.RETURNED, bilan);
        repository.flush();
    }

    /**
     * Writes what the bilan says into its action and the action's figures.
     *
     * @throws ProblemException 422 if the bilan no longer fits what it refers to
     */
    void validate(Bilan bilan, String ifMatch) {
        require(BilanState.SUBMITTED, bilan, ifMatch);
        signing.sign();
        bilan.action = publication.publish(submissions.again(bilan), bilan);
        bilan.validatedIndicators =
                bilan.content.figures().stream().map(FigureRequest::indicatorId).toList();
        enter(BilanState.VALIDATED, bilan);
        repository.flush();
    }

    /** What was validated stays published until the bilan is validated anew. */
    void reopen(Bilan bilan, String ifMatch, String reason) {
        require(BilanState.VALIDATED, bilan, ifMatch);
        bilan.reasons = List.of(new Reason(null, reason));
        signing.sign(reason);
        enter(BilanState.RETURNED, bilan);
        repository.flush();
    }

    /** @throws ProblemException 409 if the bilan was ever submitted: then it is part of what happened */
    void delete(Bilan bilan, String ifMatch) {
        require(BilanState.DRAFT, bilan, ifMatch);
        signing.sign();
        repository.delete(bilan);
        repository.flush();
    }

    private void require(BilanState state, Bilan bilan, String ifMatch) {
        tags.requireMatch(ifMatch, BilanResponse.of(bilan));
        if (bilan.state != state) {
            throw wrongState(bilan);
        }
    }

    static ProblemException wrongState(Bilan bilan) {
        return new ProblemException(ProblemType.WRONG_STATE, bilan.state.code()).with("state", bilan.state.code());
    }

    private void refusePointersToNothing(Body<ReturnRequest> body, Bilan bilan) {
        JsonNode content = json.valueToTree(bilan.content);
        List<Reason> reasons = body.unchecked().reasons();
        for (int i = 0; i < reasons.size(); i++) {
            String pointer = reasons.get(i).pointer();
            boolean leads = pointer == null
                    || pointer.startsWith("/") && !content.at(pointer).isMissingNode();
            if (!leads) {
                body.violations().inBody("leads-nowhere", "/reasons/%d/pointer".formatted(i), pointer, null);
            }
        }
    }
}
