package fr.contratdeville.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error (RFC 9457) as it is sent. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "Problem",
        additionalProperties = Schema.True.class,
        description = "Erreur au format « Problem Details » (RFC 9457). An error; branch on `code`, show `detail`.")
public record Problem(
        @Schema(
                required = true,
                description = "Stable identifier of the kind of problem.",
                format = "uri-reference",
                examples = "urn:problem-type:contrat-de-ville:invalid-body")
        String type,

        @Schema(required = true, description = "What kind of problem it is, in words.", examples = "Contenu refusé")
        String title,

        @Schema(
                required = true,
                description = "The status of the answer.",
                minimum = "400",
                maximum = "599",
                examples = "422")
        int status,

        @Schema(
                required = true,
                description = "What is wrong this time, in words.",
                maxLength = 4000,
                examples = "2 éléments du contenu envoyé sont à corriger.")
        String detail,

        @Schema(
                required = true,
                description = "Last part of `type`; one of the nomenclature `ProblemType`.",
                maxLength = 60,
                examples = "invalid-body")
        String code,

        @Schema(
                description = "Identifies this occurrence; the service's log has it too.",
                format = "uri-reference",
                examples = "urn:uuid:0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11")
        String instance,

        @Schema(
                description = "The request's trace (W3C Trace Context), where the service makes traces.",
                pattern = "^[0-9a-f]{32}$",
                minLength = 32,
                maxLength = 32,
                examples = "4bf92f3577b34da6a3ce929d0e0e4736")
        String traceId,

        @Schema(description = "Everything that is wrong with the request, all at once.")
        List<ProblemError> errors,

        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> members) {

    /** One thing that is wrong, in the body or in a parameter. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ProblemError", description = "One thing that is wrong, in the body or in a parameter.")
    public record ProblemError(
            @Schema(
                    required = true,
                    description = "Stable; one of the nomenclature `ViolationCode`.",
                    maxLength = 60,
                    examples = "year-outside-contract")
            String code,

            @Schema(description = "JSON pointer (RFC 6901) into the body sent.", maxLength = 65536, examples = "/year")
            String pointer,

            @Schema(description = "Name of the parameter.", maxLength = 65536, examples = "limit")
            String parameter,

            @Schema(
                    required = true,
                    description = "What is wrong with it, in words.",
                    maxLength = 65536,
                    examples = "Le contrat de ville ne couvre pas cette année.")
            String detail,

            @Schema(description = "What was sent.", examples = "2031")
            Object found,

            @Schema(description = "What would have been right.", examples = "2015–2023")
            Object expected) {}
}
