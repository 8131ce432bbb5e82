package fr.contratdeville.review.bilan.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.history.Signing;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanState;
import fr.contratdeville.review.bilan.Bilans;
import fr.contratdeville.review.bilan.Reason;
import fr.contratdeville.review.bilan.checks.Submissions;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way of a bilan: draft, submitted, returned or validated, and reopened; or withdrawn. Everything runs in the caller's
 * transaction.
 */
@Singleton
class Workflow {

    /** A draft is its structure's to delete. */
    private static final Set<BilanState> WITHDRAWABLE =
            EnumSet.of(BilanState.SUBMITTED, BilanState.RETURNED, BilanState.VALIDATED);

    private final Bilans bilans;
    private final Submissions submissions;
    private final Publication publication;
    private final Signing signing;
    private final ObjectMapper json;

    Workflow(Bilans bilans, Submissions submissions, Publication publication, Signing signing, ObjectMapper json) {
        this.bilans = bilans;
        this.submissions = submissions;
        this.publication = publication;
        this.signing = signing;
        this.json = json;
    }

    /** @throws ProblemException 422 if the bilan is not complete, or no longer fits what it refers to */
    void submit(Bilan bilan, String ifMatch) {
        bilans.requireWithTheStructure(bilan, ifMatch);
        bilan.warn(submissions.again(bilan).warnings());
        signing.sign();
        bilan.enter(BilanState.SUBMITTED);
        bilans.flush();
    }

    /** @throws ProblemException 422 if a reason points at nothing that the bilan says */
    void giveBack(Bilan bilan, String ifMatch, Body<ReturnRequest> body) {
        bilans.require(BilanState.SUBMITTED, bilan, ifMatch);
        refusePointersToNothing(body, bilan);
        bilan.giveReasons(body.accepted().reasons());
        signing.sign(bilan.reasons().stream().map(Reason::text).collect(Collectors.joining("\n")));
        bilan.enter(BilanState.RETURNED);
        bilans.flush();
    }

    /**
     * Writes what the bilan says into its action and the action's figures.
     *
     * @param confirmed the digest of what the agglomeration has written itself and may be overwritten; null if nothing may
     * @throws ProblemException 409 if anything else would be overwritten; 422 if the bilan no longer fits what it refers to
     */
    void validate(Bilan bilan, String ifMatch, String confirmed) {
        bilans.require(BilanState.SUBMITTED, bilan, ifMatch);
        signing.sign();
        bilan.action = publication.publish(submissions.again(bilan), bilan, confirmed);
        bilan.enter(BilanState.VALIDATED);
        bilans.flush();
    }

    /** What was validated stays published until the bilan is validated anew. */
    void reopen(Bilan bilan, String ifMatch, String reason) {
        bilans.require(BilanState.VALIDATED, bilan, ifMatch);
        bilan.giveReasons(List.of(new Reason(null, reason)));
        signing.sign(reason);
        bilan.enter(BilanState.RETURNED);
        bilans.flush();
    }

    /** Also what was validated is published no longer. Nothing leads on from here. */
    void withdraw(Bilan bilan, String ifMatch, String reason) {
        // What it brought along goes, unless another bilan of its structure comes to refer to that.
        bilans.takeTurns(List.of(bilan.structure.id));
        bilans.hold(bilan);
        bilans.require(WITHDRAWABLE, bilan, ifMatch);
        signing.sign(reason);
        publication.takeBack(bilan, new Reason(null, reason));
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
