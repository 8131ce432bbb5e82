package fr.contratdeville.review.bilan;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.contratdeville.platform.problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something about a bilan that its sender should know and that does not stand in the way, as it is kept. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Remark", description = "Something odd that does not stand in the way.")
public record Remark(
        @Schema(required = true, description = "Stable.", maxLength = 60, examples = "number-without-figure")
        String code,

        @Schema(
                required = true,
                description = "JSON pointer into the bilan.",
                maxLength = 1000,
                examples = "/narrative/done")
        String pointer,

        @Schema(description = "What was sent.", maxLength = 8000, examples = "134 enfants")
        String found,

        @Schema(description = "What it was compared with.", maxLength = 8000, examples = "150")
        String expected) {

    public static Remark of(Violation finding) {
        return new Remark(
                finding.code(),
                ((Violation.Pointer) finding.place()).value(),
                text(finding.found()),
                text(finding.expected()));
    }

    public Violation finding() {
        return new Violation(code, new Violation.Pointer(pointer), found, expected);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
