package fr.contratdeville.warehouse.export;

import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.SchemaVersion;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "DatasetList", description = "What can be exported.")
public record DatasetListResponse(
        @Schema(required = true, description = "Of the datasets' schemas.", maxLength = 20, examples = "1.1.0")
        String schemaVersion,

        @Schema(required = true, description = "In the order in which they refer to each other.")
        List<DatasetResponse> datasets) {

    static DatasetListResponse of(Collection<ExportedDataset> datasets) {
        return new DatasetListResponse(
                SchemaVersion.CURRENT,
                datasets.stream().map(DatasetResponse::of).toList());
    }

    @Schema(name = "Dataset", description = "The rows of one kind.")
    public record DatasetResponse(
            @Schema(required = true, description = "Names it in addresses and files.", examples = "indicator-values")
            String name,

            @Schema(
                    required = true,
                    description = "What a row is, in French.",
                    examples = "Les actions, une ligne chacune.")
            String description,

            @Schema(
                    required = true,
                    description = "What a row is, in English.",
                    maxLength = 2000,
                    examples = "The actions, one line each.")
            String descriptionEn,

            @Schema(
                    required = true,
                    description = "The address of its rows.",
                    format = "uri-reference",
                    examples = "/api/v1/exports/actions")
            String self,

            @Schema(
                    required = true,
                    description = "The address of its schema.",
                    format = "uri-reference",
                    examples = "/api/v1/exports/actions/schema")
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
