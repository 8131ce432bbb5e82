package fr.contratdeville.platform.nomenclature;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Nomenclatures", description = "Every enumeration, with the meaning of its codes.")
public record NomenclaturesResponse(
        @Schema(required = true, description = "By name.") List<NomenclatureResponse> items) {

    @Schema(name = "Nomenclature", description = "An enumeration. In answers, it may have more codes one day.")
    public record NomenclatureResponse(
            @Schema(required = true, description = """
                            As the OpenAPI document calls it, or the parameter whose values these are. `ProblemType` are \
                            the codes of problems, `ViolationCode` those of what is wrong in a request, or found in a \
                            bilan. `pillar` has what stands for no pillar: in aggregates, that group is null.""", maxLength = 60, examples = "ActionStatus")
            String name,

            @Schema(required = true, description = "In their order.")
            List<CodeResponse> codes) {}

    @Schema(name = "NomenclatureCode", description = "A code and what it means.")
    public record CodeResponse(
            @Schema(
                    required = true,
                    description = "As requests and answers have it.",
                    maxLength = 60,
                    examples = "completed")
            String code,

            @Schema(required = true, description = "What people read.")
            LabelResponse label) {}

    @Schema(name = "NomenclatureLabel", description = "A label in both languages.")
    public record LabelResponse(
            @Schema(
                    required = true,
                    description = "In French. Of a violation, with `…` for what is found or expected.",
                    maxLength = 300,
                    examples = "Réalisée")
            String fr,

            @Schema(
                    required = true,
                    description = "In English. Of a violation, with `…` for what is found or expected.",
                    maxLength = 300,
                    examples = "Completed")
            String en) {}
}
