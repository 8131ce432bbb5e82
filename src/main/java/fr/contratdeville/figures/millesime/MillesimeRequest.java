package fr.contratdeville.figures.millesime;

import fr.contratdeville.platform.body.Years;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MillesimeRequest", description = "A year to freeze.", examples = """
                {"year": 2023, "label": "Bilan 2023, présenté au conseil communautaire du 12 juin 2024"}""")
record MillesimeRequest(
        @NotNull @Min(Years.FIRST) @Max(Years.LAST) @Schema(description = "Frozen together with the years before it.", examples = "2023")
        Integer year,

        @Size(max = 300) @Schema(
                nullable = true,
                description = "What it is for.",
                examples = "Bilan 2023, présenté au conseil communautaire du 12 juin 2024")
        String label) {}
