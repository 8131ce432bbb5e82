package fr.contratdeville.review.bilan.posting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.platform.item.EntityTags;
import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanResponse;
import fr.contratdeville.review.bilan.Remark;
import fr.contratdeville.review.bilan.posting.BatchResponse.BatchOutcome;
import fr.contratdeville.review.bilan.posting.Written.Effect;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What is answered to who sends bilans. */
@Singleton
class Receipts {

    private final ObjectMapper json;
    private final EntityTags tags;
    private final EntityManager database;

    Receipts(ObjectMapper json, EntityTags tags, EntityManager database) {
        this.json = json;
        this.tags = tags;
        this.database = database;
    }

    /** @param how whether it was only a check, and which language the caller reads */
    Answer of(Written written, Sending how) {
        // The times and versions of the answer are those that are written now.
        database.flush();
        boolean created = written.effect() == Effect.CREATED;
        Answer answer = new Answer(
                (created ? Response.Status.CREATED : Response.Status.OK).getStatusCode(),
                created && !how.validateOnly() ? written.bilan().address() : null,
                how.validateOnly() ? null : tags.of(BilanResponse.of(written.bilan())),
                Findings.language(how.acceptLanguage()),
                written(receipt(written, how)),
                false);
        forgetIfOnlyChecked(how);
        return answer;
    }

    Answer of(List<Written> all, BatchMode mode, Sending how) {
        database.flush();
        List<BatchOutcome> outcomes = all.stream()
                .map(one -> one.effect() == Effect.REFUSED
                        ? new BatchOutcome(
                                one.effect(),
                                null,
                                Findings.inWords(one.submission().violations().all(), how.acceptLanguage()))
                        : new BatchOutcome(one.effect(), receipt(one, how), List.of()))
                .toList();
        Answer answer = new Answer(
                Response.Status.OK.getStatusCode(),
                null,
                null,
                Findings.language(how.acceptLanguage()),
                written(new BatchResponse(mode, outcomes)),
                all.stream().allMatch(one -> one.effect() == Effect.REFUSED));
        forgetIfOnlyChecked(how);
        return answer;
    }

    private static Receipt receipt(Written written, Sending how) {
        Bilan bilan = written.bilan();
        return new Receipt(
                how.validateOnly() ? null : bilan.id,
                bilan.state,
                bilan.updatedAt,
                bilan.sha256,
                Findings.inWords(bilan.warnings.stream().map(Remark::finding).toList(), how.acceptLanguage()),
                Findings.inWords(written.submission().repaired(), how.acceptLanguage()),
                how.validateOnly() ? null : bilan.address(),
                how.validateOnly());
    }

    /** All of it has been done, so that the database has had its say as well; now it is as if nothing had been. */
    private static void forgetIfOnlyChecked(Sending how) {
        if (how.validateOnly()) {
            QuarkusTransaction.setRollbackOnly();
        }
    }

    private String written(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
