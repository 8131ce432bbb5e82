package fr.contratdeville.territory.structure;

import fr.contratdeville.platform.body.Years;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "StructureSuccessorRequest", description = "What a structure becomes.", examples = """
                {"structureId": "01a205c7-31f2-7d1c-9d0e-2f8b8c0f7a11", "fromYear": 2024}""")
public record StructureSuccessorRequest(
        @NotNull @Schema(
                description =
                        "The structure that goes on with it: the one it merges into, or itself under another name or SIRET.")
        UUID structureId,

        @Min(Years.FIRST) @Max(Years.LAST) @Schema(
                nullable = true,
                description = "The first year that is the successor’s. Null, or left out: every year is.",
                examples = "2024")
        Integer fromYear) {}
