package fr.contratdeville.catalogue.dimension;

import fr.contratdeville.platform.identifier.Forms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "DimensionRequest",
        description = "A dimension with its sets of categories, to create or replace.",
        examples = """
                {"code": "tranche-d-age", "label": "Tranche d’âge", "categorySets": [
                  {"code": "tranches-insertion", "version": 1, "label": "Tranches d’âge des parcours d’insertion", "categories": [
                    {"code": "moins-de-26-ans", "label": "Moins de 26 ans", "maxAge": 25},
                    {"code": "26-a-49-ans", "label": "26 à 49 ans", "minAge": 26, "maxAge": 49,
                     "broader": [{"categorySet": "grandes-tranches", "categorySetVersion": 1, "category": "26-ans-et-plus"}]},
                    {"code": "50-ans-et-plus", "label": "50 ans et plus", "minAge": 50,
                     "broader": [{"categorySet": "grandes-tranches", "categorySetVersion": 1, "category": "26-ans-et-plus"}]}]},
                  {"code": "grandes-tranches", "version": 1, "label": "Grandes tranches d’âge", "categories": [
                    {"code": "26-ans-et-plus", "label": "26 ans et plus", "minAge": 26}]}]}""")
public record DimensionRequest(
        @NotNull @Size(max = 60) @Pattern(regexp = Forms.SLUG) @Schema(description = "Unique.", examples = "tranche-d-age")
        String code,

        @NotNull @Size(max = 200) @Schema(description = "Its name, as people read it.", examples = "Tranche d’âge")
        String label,

        @Schema(description = "The ways of cutting it, in their order.") @NotEmpty @Size(max = 50) List<@Valid CategorySetRequest> categorySets) {

    @Schema(
            name = "CategorySetRequest",
            description = "One way of cutting the dimension. Once figures use it, its categories stay as they are.")
    public record CategorySetRequest(
            @NotNull @Size(max = 60) @Pattern(regexp = Forms.SLUG) @Schema(description = "Names it in figures, with the version.", examples = "tranches-insertion")
            String code,

            @NotNull @Min(1) @Max(1000) @Schema(description = "Code and version are unique in the dimension.", examples = "1")
            Integer version,

            @NotNull @Size(max = 200) @Schema(description = "Its name, as people read it.", examples = "Tranches d’âge de l’insertion")
            String label,

            @NotEmpty @Size(max = 200) @Schema(description = "In their order.")
            List<@Valid CategoryRequest> categories) {}

    @Schema(name = "CategoryRequest", description = "One category. Ages are in completed years, both ends included.")
    public record CategoryRequest(
            @NotNull @Size(max = 60) @Pattern(regexp = Forms.SLUG) @Schema(description = "Unique in the set.", examples = "de-26-a-49-ans")
            String code,

            @NotNull @Size(max = 200) @Schema(description = "Its name, as people read it.", examples = "De 26 à 49 ans")
            String label,

            @Min(0) @Max(150) @Schema(nullable = true, description = "The youngest in it; null if there is no limit.", examples = "26")
            Integer minAge,

            @Min(0) @Max(150) @Schema(nullable = true, description = "The oldest in it; null if there is no limit.", examples = "49")
            Integer maxAge,

            @Size(max = 20) @Schema(description = """
                            The categories of coarser sets of the dimension into which it falls, wholly: at most one of each set. \
                            May be added and changed also where figures use the set.""") List<@Valid BroaderCategoryRequest> broader) {}

    @Schema(name = "BroaderCategoryRequest", description = "A category of another set of the same request.")
    public record BroaderCategoryRequest(
            @NotNull @Size(max = 60) @Schema(description = "Code of the set.", examples = "grandes-tranches")
            String categorySet,

            @NotNull @Min(1) @Max(1000) @Schema(description = "The set's version.", examples = "1")
            Integer categorySetVersion,

            @NotNull @Size(max = 60) @Schema(description = "Code of a category of the set.", examples = "adultes")
            String category) {}
}
