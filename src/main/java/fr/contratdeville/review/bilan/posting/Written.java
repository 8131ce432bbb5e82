package fr.contratdeville.review.bilan.posting;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.review.bilan.Bilan;
import fr.contratdeville.review.bilan.checks.Submission;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of one bilan that was sent.
 *
 * @param bilan null if it was refused
 */
record Written(Bilan bilan, Submission submission, Effect effect) {

    @Schema(description = "What became of what was sent.")
    enum Effect implements Coded {
        CREATED("created"),
        REPLACED("replaced"),
        UNCHANGED("unchanged"),
        REFUSED("refused");

        @JsonValue
        private final String code;

        Effect(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }
}
