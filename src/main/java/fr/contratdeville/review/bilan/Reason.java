package fr.contratdeville.review.bilan;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.contratdeville.platform.body.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why the agglomeration gave a bilan back. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Reason", description = "Why a bilan was given back.")
public record Reason(
        @Size(max = 200) @Schema(
                nullable = true,
                description = "JSON pointer into the bilan's content; absent if the reason concerns all of it.",
                examples = "/figures/0/value")
        String pointer,

        @NotNull @Size(max = 2000) @Text.Multiline
        @Schema(
                description = "What has to be corrected.",
                examples = "Le total compte deux fois les enfants du mercredi.")
        String text) {}
