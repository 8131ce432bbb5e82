package fr.contratdeville.review.bilan.workflow;

import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanState;
import fr.contratdeville.review.bilan.Bilans;
import fr.contratdeville.review.bilan.checks.Submission;
import fr.contratdeville.review.bilan.posting.BilanWriter;
import jakarta.inject.Singleton;

/** The whole way of a bilan at once, where the agglomeration enters what a structure reported to it on paper. */
@Singleton
public class Entering {

    private final BilanWriter writer;
    private final Publication publication;
    private final Bilans bilans;

    Entering(BilanWriter writer, Publication publication, Bilans bilans) {
        this.writer = writer;
        this.publication = publication;
        this.bilans = bilans;
    }

    /**
     * Writes and publishes a bilan that was checked, that nothing is wrong with and that stands in no other one's way. Runs in
     * the caller's transaction.
     *
     * @throws ProblemException 409 if something else would be overwritten that the agglomeration has written itself
     */
    public Bilan enter(Submission submission) {
        Bilan bilan = writer.create(submission);
        // The bilan stands before what it publishes, as it does when both are steps of their own.
        bilans.flush();
        bilan.action = publication.publish(submission, bilan, null);
        bilan.enter(BilanState.VALIDATED);
        bilans.flush();
        return bilan;
    }
}
