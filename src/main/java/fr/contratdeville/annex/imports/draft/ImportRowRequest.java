package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.body.Text;
import fr.contratdeville.platform.body.Years;
import fr.contratdeville.platform.identifier.Siret;
import fr.contratdeville.review.action.ActionStatus;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "ImportRowRequest",
        description = "What a row says. It may say too much or too little until its import is confirmed.",
        examples = """
                {"structureId": "01a205c7-2da6-7459-9d77-d2c514c8c915", "status": "completed"}""")
public record ImportRowRequest(
        @Size(max = MOST_OF_A_NAME) @Schema(nullable = true, description = "The action’s title.", examples = "Groupe Rénovation Logement")
        String title,

        @Schema(nullable = true, description = "The known structure that carries the action.")
        UUID structureId,

        @Size(max = MOST_OF_A_NAME) @Schema(
                nullable = true,
                description = "What a structure is called that is to be made.",
                examples = "Centre social Olympe de Gouges")
        String structureName,

        @Siret
        @Schema(
                nullable = true,
                description = "SIRET of a structure that is to be made.",
                pattern = "^[0-9]{14}$",
                maxLength = 14,
                examples = "35600000000048")
        String siret,

        @NotNull @Schema(
                description =
                        "Whether the structure is to be made, because it is not known. A `structureId` makes it false.",
                examples = "false")
        Boolean createStructure,

        @Schema(nullable = true, description = "A pillar of the contract; null is not assigned.")
        UUID pillarId,

        @Size(max = MOST_OF_A_DESCRIPTION) @Text.Multiline
        @Schema(
                nullable = true,
                description = "What is done, and what came of it.",
                examples = "Des habitants volontaires aident d’autres habitants à rénover leur logement.")
        String description,

        @Schema(nullable = true, description = "What became of the action.", examples = "completed")
        ActionStatus status,

        @Min(Years.FIRST) @Max(Years.LAST) @Schema(
                nullable = true,
                description = "For a postponed action, and only then: a year after its own.",
                examples = "2024")
        Integer postponedToYear,

        @Size(max = 200) @Schema(description = "What the action counted. Those that are not accepted are not written.")
        List<@Valid ImportFigureRequest> figures,

        @NotNull @Schema(description = "Whether the row is no action, or none to be imported.", examples = "false")
        Boolean leftOut) {

    /** Of a title, or of a structure’s name. */
    public static final int MOST_OF_A_NAME = 200;

    public static final int MOST_OF_A_DESCRIPTION = 4000;

    /** Who names a structure need not say that it is not to be made. */
    ImportRowRequest decided() {
        return new ImportRowRequest(
                title,
                structureId,
                structureName,
                siret,
                structureId == null && createStructure,
                pillarId,
                description,
                status,
                postponedToYear,
                figures,
                leftOut);
    }
}
