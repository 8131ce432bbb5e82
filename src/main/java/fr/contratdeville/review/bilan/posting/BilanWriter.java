package fr.contratdeville.review.bilan.posting;

import fr.contratdeville.platform.history.Signing;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanState;
import fr.contratdeville.review.bilan.Bilans;
import fr.contratdeville.review.bilan.SentState;
import fr.contratdeville.review.bilan.checks.Submission;
import jakarta.inject.Singleton;

/** Makes of a submission that nothing is wrong with what is kept. */
@Singleton
public class BilanWriter {

    private final Bilans bilans;
    private final Signing signing;

    BilanWriter(Bilans bilans, Signing signing) {
        this.bilans = bilans;
        this.signing = signing;
    }

    public Bilan create(Submission submission) {
        Bilan bilan = new Bilan();
        bilan.structure = submission.structure();
        bilan.contract = submission.contract();
        bilan.year = submission.request().year();
        write(submission, bilan);
        bilans.add(bilan);
        return bilan;
    }

    Bilan replace(Bilan bilan, Submission submission) {
        write(submission, bilan);
        bilans.flush();
        return bilan;
    }

    private void write(Submission submission, Bilan bilan) {
        signing.sign();
        bilan.action = submission.action();
        bilan.externalReference = submission.request().externalReference();
        bilan.say(submission.content());
        bilan.warn(submission.warnings());
        bilan.enter(following(bilan.state, submission.request().state()));
    }

    /** @param before null of a new bilan */
    private static BilanState following(BilanState before, SentState sent) {
        if (sent == SentState.SUBMITTED) {
            return BilanState.SUBMITTED;
        }
        return before == null ? BilanState.DRAFT : before;
    }
}
