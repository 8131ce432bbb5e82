package fr.contratdeville.review.bilan.posting;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.problem.Violations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes a batch apart. */
@Singleton
class Batches {

    private static final String BILANS = "bilans";

    private final int most;

    Batches(@ConfigProperty(name = "contratdeville.bilans.largest-batch") int most) {
        this.most = most;
    }

    /** @throws ProblemException 422 if it is no batch, or too long a one */
    List<JsonNode> bilans(JsonNode batch) {
        Violations violations = new Violations();
        batch.fieldNames().forEachRemaining(name -> {
            if (!name.equals(BILANS)) {
                violations.inBody("unknown-member", "/" + name, null, BILANS);
            }
        });
        JsonNode bilans = batch.path(BILANS);
        if (!batch.isObject()) {
            violations.inBody("wrong-type", "", null, "object");
        } else if (bilans.isMissingNode() || bilans.isArray() && bilans.isEmpty()) {
            violations.inBody("required", "/" + BILANS);
        } else if (!bilans.isArray()) {
            violations.inBody("wrong-type", "/" + BILANS, null, "array");
        }
        violations.throwAs(ProblemType.INVALID_BODY);
        if (bilans.size() > most) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_BILANS, Integer.toString(bilans.size()), Integer.toString(most));
        }
        return StreamSupport.stream(bilans.spliterator(), false).toList();
    }
}
