package fr.contratdeville.review.bilan.posting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.platform.item.EntityTags;
import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.BilanResponse;
import fr.contratdeville.review.bilan.Bilans;
import fr.contratdeville.review.bilan.Remark;
import fr.contratdeville.review.bilan.posting.BatchResponse.BatchOutcome;
import fr.contratdeville.review.bilan.posting.Written.Effect;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is answered to who sends bilans. */
@Singleton
class Receipts {

    private final ObjectMapper json;
    private final EntityTags tags;
    private final EntityManager database;
    private final Bilans kept;

    Receipts(ObjectMapper json, EntityTags tags, EntityManager database, Bilans kept) {
        this.json = json;
        this.tags = tags;
        this.database = database;
        this.kept = kept;
    }

    /** @param how whether it was only a check, and which language the caller reads */
    Answer of(Written written, Sending how) {
        // The times and versions of the answer are those that are written now.
        database.flush();
        boolean created = written.effect() == Effect.CREATED && !how.validateOnly();
        Answer answer = new Answer(
                (created ? Response.Status.CREATED : Response.Status.OK).getStatusCode(),
                created ? written.bilan().address() : null,
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

    /**
     * To be asked of an answer before it is given again.
     *
     * @param body of a receipt or a batch's receipts
     * @throws ProblemException 410 if a bilan that it is about has been deleted or withdrawn since
     */
    void requireStillThere(String body) {
        Map<String, UUID> bilans = new LinkedHashMap<>();
        JsonNode answered = read(body);
        addTo(bilans, "", answered);
        JsonNode outcomes = answered.path("outcomes");
        for (int i = 0; i < outcomes.size(); i++) {
            addTo(bilans, "/bilans/" + i, outcomes.get(i).path("receipt"));
        }
        Set<UUID> standing = kept.standing(bilans.values());
        Violations gone = new Violations();
        bilans.forEach((pointer, id) -> {
            if (!standing.contains(id)) {
                gone.inBody("bilan-gone", pointer, id, null);
            }
        });
        gone.throwAs(ProblemType.BILAN_GONE);
    }

    private static void addTo(Map<String, UUID> bilans, String pointer, JsonNode receipt) {
        if (receipt.hasNonNull("id")) {
            bilans.put(pointer, UUID.fromString(receipt.get("id").textValue()));
        }
    }

    private static Receipt receipt(Written written, Sending how) {
        Bilan bilan = written.bilan();
        return new Receipt(
                how.validateOnly() ? null : bilan.id,
                bilan.state,
                bilan.updatedAt,
                bilan.sha256,
                Findings.inWords(bilan.warnings().stream().map(Remark::finding).toList(), how.acceptLanguage()),
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

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
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
