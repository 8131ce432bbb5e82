package fr.contratdeville.warehouse.export;

import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.SchemaVersion;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DatasetList")
public record DatasetListResponse(
        @Schema(required = true, description = "Of the datasets' schemas.", examples = "1.1.0")
        String schemaVersion,

        @Schema(required = true) List<DatasetResponse> datasets) {

    static DatasetListResponse of(Collection<ExportedDataset> datasets) {
        return new DatasetListResponse(
                SchemaVersion.CURRENT,
                datasets.stream().map(DatasetResponse::of).toList());
    }

    @Schema(name = "Dataset")
    public record DatasetResponse(
            @Schema(required = true, examples = "indicator-values")
            String name,

            @Schema(required = true, description = "What a row is, in French.")
            String description,

            @Schema(required = true, description = "What a row is, in English.")
            String descriptionEn,

            @Schema(required = true, description = "The address of its rows.")
            String self,

            @Schema(required = true, description = "The address of its schema.")
            String schema) {

        private static DatasetResponse of(ExportedDataset dataset) {
            return new DatasetResponse(
                    dataset.name(),
                    dataset.description().french(),
                    dataset.description().english(),
                    Addresses.rows(dataset.name()),
                    Addresses.schema(dataset.name()));
        }
    }
}
