package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.platform.item.ItemResponse;
import fr.contratdeville.review.action.ActionRef;
import fr.contratdeville.territory.citycontract.CityContractRef;
import fr.contratdeville.territory.structure.StructureRef;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Bilan", description = "A structure's review of one of its actions in one year.")
public record BilanResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "0") long version,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) CityContractRef contract,
        @Schema(required = true) StructureRef structure,
        @Schema(required = true, examples = "2023") int year,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "Null until the bilan is validated, if it brings its action along; and of a withdrawn one, whose `content` still names it.")
        ActionRef action,

        @Schema(
                required = true,
                nullable = true,
                description = "Null if there is none; and of a withdrawn one, whose `content` still names it.",
                examples = "2023-017")
        String externalReference,

        @Schema(required = true, examples = "submitted") BilanState state,

        @Schema(required = true, description = "Why it was returned, reopened or withdrawn; empty in any other state.")
        List<Reason> reasons,

        @Schema(required = true, nullable = true, description = "When it was last submitted.")
        Instant submittedAt,

        @Schema(required = true, nullable = true, description = "When it was last validated.")
        Instant validatedAt,

        @Schema(required = true, description = "What the structure says, as it was read.")
        BilanContent content,

        @Schema(
                required = true,
                description = "SHA-256 of the content's canonical form, in hexadecimal digits.",
                pattern = Forms.SHA256,
                maxLength = 64,
                examples = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
        String sha256,

        @Schema(required = true, description = "What is odd and does not stand in the way.")
        List<Remark> warnings,

        @Schema(required = true, description = """
                                Where what is published is not what this bilan says, because the agglomeration has changed it since: \
                                JSON pointers into `content`, to the outcome, to a figure that is not there, or to what differs in one. \
                                Empty unless the bilan is validated.""", examples = "[\"/figures/0/value\"]")
        List<@Size(max = 1000) String> publishedDiffers)
        implements ItemResponse {

    public static BilanResponse of(Bilan bilan) {
        return new BilanResponse(
                bilan.id,
                bilan.version,
                bilan.createdAt,
                bilan.updatedAt,
                CityContractRef.of(bilan.contract),
                StructureRef.of(bilan.structure),
                bilan.year,
                bilan.action == null ? null : ActionRef.of(bilan.action),
                bilan.externalReference,
                bilan.state,
                List.copyOf(bilan.reasons()),
                bilan.submittedAt,
                bilan.validatedAt,
                bilan.content,
                bilan.sha256,
                List.copyOf(bilan.warnings()),
                List.copyOf(bilan.publishedDiffers));
    }
}
