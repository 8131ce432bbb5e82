package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.item.ItemResponse;
import fr.contratdeville.territory.citycontract.CityContractRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ImportListed", description = "A year of a contract that was read from a document, without its rows.")
public record ImportListed(
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
        Instant confirmedAt)
        implements ItemResponse {

    public static ImportListed of(DocumentImport draft) {
        return new ImportListed(
                draft.id,
                draft.version,
                draft.createdAt,
                draft.updatedAt,
                CityContractRef.of(draft.contract),
                draft.year,
                draft.state,
                ImportedDocument.of(draft),
                draft.confirmedAt);
    }
}
