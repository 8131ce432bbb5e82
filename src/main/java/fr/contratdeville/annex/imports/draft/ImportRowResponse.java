package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.item.ItemResponse;
import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.territory.structure.StructureRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ImportRow", description = "A row of the document’s table: what was read there, and what it says now.")
public record ImportRowResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "0") long version,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,

        @Schema(required = true, description = "From 1, in the order of the document.", examples = "12")
        int number,

        @Schema(required = true) PlaceResponse place,
        @Schema(required = true) ReadResponse read,

        @Schema(required = true, nullable = true, maxLength = 200, examples = "Groupe Rénovation Logement")
        String title,

        @Schema(required = true, nullable = true, description = "The structure of `structureId`.")
        StructureRef structure,

        @Schema(required = true, nullable = true, description = "The known structure; null if none is taken for it.")
        UUID structureId,

        @Schema(
                required = true,
                nullable = true,
                description = "What a structure is called that is to be made.",
                maxLength = 200,
                examples = "Centre social Olympe de Gouges")
        String structureName,

        @Schema(
                required = true,
                nullable = true,
                description = "SIRET of a structure that is to be made.",
                maxLength = 14,
                examples = "35600000000048")
        String siret,

        @Schema(required = true, description = "Whether the structure is made at confirmation.", examples = "false")
        boolean createStructure,

        @Schema(required = true, description = "Known structures that may be meant, the likeliest first: five at most.")
        List<StructureMatchResponse> matches,

        @Schema(required = true, nullable = true, description = "A pillar of the contract; null is not assigned.")
        UUID pillarId,

        @Schema(
                required = true,
                nullable = true,
                maxLength = 4000,
                examples = "Des habitants volontaires aident d’autres habitants à rénover leur logement.")
        String description,

        @Schema(
                required = true,
                nullable = true,
                description = "What became of the action; null if nothing says it.",
                examples = "completed")
        ActionStatus status,

        @Schema(required = true, nullable = true, description = "Of a postponed action.", examples = "2024")
        Integer postponedToYear,

        @Schema(required = true, description = "What was read as a figure, or added.")
        List<ImportFigureRequest> figures,

        @Schema(required = true, examples = "false") boolean leftOut,

        @Schema(required = true, description = "What somebody should look at.")
        List<ImportDoubtResponse> doubts,

        @Schema(
                required = true,
                nullable = true,
                description = "Null until the import is confirmed.",
                examples = "published")
        RowOutcome outcome,

        @Schema(
                required = true,
                nullable = true,
                description = "The bilan that it became; that may have been withdrawn or deleted since.")
        UUID bilanId)
        implements ItemResponse {

    @Schema(name = "ImportPlace", description = "Where a row stands in the document.")
    public record PlaceResponse(
            @Schema(
                    required = true,
                    nullable = true,
                    description = "From 1; null where a document has none.",
                    examples = "3")
            Integer page,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Of a workbook.",
                    maxLength = 255,
                    examples = "Actions")
            String sheet,

            @Schema(required = true, description = "Of the table, from 1.", examples = "12")
            int row) {}

    @Schema(name = "ImportRead", description = "What stands in the document, whatever was made of it.")
    public record ReadResponse(
            @Schema(
                    required = true,
                    nullable = true,
                    description = "Null if none was read.",
                    maxLength = 2000,
                    examples = "Centre social ODG")
            String structure,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "Null if none was read.",
                    maxLength = 2000,
                    examples = "Cohésion sociale")
            String pillar,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "The words that say what became of the action; null if none do.",
                    maxLength = 2000,
                    examples = "Action reportée en 2024")
            String status) {}

    @Schema(name = "ImportStructureMatch", description = "A known structure that may be meant.")
    public record StructureMatchResponse(
            @Schema(required = true) StructureRef structure,

            @Schema(
                    required = true,
                    description = "From 0 to 1, which is the same name or SIRET.",
                    minimum = "0",
                    maximum = "1",
                    examples = "0.85")
            BigDecimal likelihood) {}

    /** In which language its doubts are told is nothing of the row. */
    @Override
    public ImportRowResponse itself() {
        return new ImportRowResponse(
                id,
                version,
                createdAt,
                updatedAt,
                number,
                place,
                read,
                title,
                structure,
                structureId,
                structureName,
                siret,
                createStructure,
                matches,
                pillarId,
                description,
                status,
                postponedToYear,
                figures,
                leftOut,
                doubts.stream().map(ImportDoubtResponse::withoutWords).toList(),
                outcome,
                bilanId);
    }
}
