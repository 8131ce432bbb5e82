package fr.contratdeville.catalogue.dimension;

import fr.contratdeville.platform.item.ItemResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Dimension", description = "A dimension with its sets of categories.")
public record DimensionResponse(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "0") long version,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant updatedAt,
        @Schema(required = true, examples = "tranche-d-age") String code,
        @Schema(required = true, examples = "Tranche d’âge") String label,
        @Schema(required = true) List<CategorySetResponse> categorySets)
        implements ItemResponse {

    @Schema(name = "CategorySet", description = "One way of cutting a dimension.")
    public record CategorySetResponse(
            @Schema(required = true) UUID id,

            @Schema(required = true, examples = "tranches-insertion")
            String code,

            @Schema(required = true, examples = "1") int version,

            @Schema(required = true, examples = "Tranches d’âge de l’insertion")
            String label,

            @Schema(required = true) List<CategoryResponse> categories) {}

    @Schema(name = "Category", description = "One category. Ages are in completed years, both ends included.")
    public record CategoryResponse(
            @Schema(required = true) UUID id,

            @Schema(required = true, examples = "de-26-a-49-ans")
            String code,

            @Schema(required = true, examples = "De 26 à 49 ans")
            String label,

            @Schema(required = true, nullable = true, examples = "26")
            Integer minAge,

            @Schema(required = true, nullable = true, examples = "49")
            Integer maxAge,

            @Schema(required = true, description = "The categories of coarser sets into which it falls, wholly.")
            List<BroaderCategoryResponse> broader) {}

    @Schema(name = "BroaderCategory", description = "A category of a coarser set of the same dimension.")
    public record BroaderCategoryResponse(
            @Schema(required = true, examples = "grandes-tranches")
            String categorySet,

            @Schema(required = true, examples = "1") int categorySetVersion,

            @Schema(required = true, examples = "adultes") String category) {}

    static DimensionResponse of(Dimension dimension) {
        return new DimensionResponse(
                dimension.id,
                dimension.version,
                dimension.createdAt,
                dimension.updatedAt,
                dimension.code,
                dimension.label,
                dimension.categorySets.stream().map(DimensionResponse::of).toList());
    }

    private static CategorySetResponse of(CategorySet set) {
        return new CategorySetResponse(
                set.id,
                set.code,
                set.version,
                set.label,
                set.categories.stream().map(DimensionResponse::of).toList());
    }

    private static CategoryResponse of(Category category) {
        return new CategoryResponse(
                category.id,
                category.code,
                category.label,
                category.minAge,
                category.maxAge,
                category.broaderInOrder().stream()
                        .map(broader -> new BroaderCategoryResponse(
                                broader.categorySet.code, broader.categorySet.version, broader.code))
                        .toList());
    }
}
