package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.item.ItemResponse;
import fr.contratdeville.territory.citycontract.CityContractRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Import", description = "A year of a contract that was read from a document, with all its rows.")
public record ImportResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "0") long version,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) CityContractRef contract,

        @Schema(required = true, description = "Of the contract.", examples = "2023")
        int year,

        @Schema(required = true, examples = "draft") ImportState state,
        @Schema(required = true) ImportedDocument document,

        @Schema(required = true, nullable = true, description = "Null until it is confirmed.")
        Instant confirmedAt,

        @Schema(required = true, description = "What was unsure about the whole document.")
        List<ImportDoubtResponse> doubts,

        @Schema(required = true, description = "In the order of the document.")
        List<ImportRowResponse> rows)
        implements ItemResponse {

    static ImportResponse of(DocumentImport draft, List<ImportDoubtResponse> doubts, List<ImportRowResponse> rows) {
        return new ImportResponse(
                draft.id,
                draft.version,
                draft.createdAt,
                draft.updatedAt,
                CityContractRef.of(draft.contract),
                draft.year,
                draft.state,
                ImportedDocument.of(draft),
                draft.confirmedAt,
                doubts,
                rows);
    }

    /** In which language its doubts are told is nothing of the import. */
    @Override
    public ImportResponse itself() {
        return new ImportResponse(
                id,
                version,
                createdAt,
                updatedAt,
                contract,
                year,
                state,
                document,
                confirmedAt,
                doubts.stream().map(ImportDoubtResponse::withoutWords).toList(),
                rows.stream().map(ImportRowResponse::itself).toList());
    }
}
