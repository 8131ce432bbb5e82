package fr.contratdeville.territory.structure;

import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.platform.identifier.Siret;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "StructureRequest", description = "A structure to create or replace.", examples = """
                {"name": "Centre social Olympe de Gouges", "shortName": "Centre social ODG", "kind": "association"}""")
public record StructureRequest(
        @NotNull @Size(max = 200) @Schema(description = "Its name in full.", examples = "Centre social Olympe de Gouges")
        String name,

        @Size(max = 60) @Schema(
                nullable = true,
                description = "What it is called where there is little room.",
                examples = "Centre social ODG")
        String shortName,

        @NotNull @Schema(description = "What sort of body it is.", examples = "association")
        StructureKind kind,

        @Siret
        @Schema(
                nullable = true,
                description = "Fourteen digits with their check digit. Unique.",
                pattern = "^[0-9]{14}$",
                maxLength = 14,
                examples = "35600000000048")
        String siret,

        @Pattern(regexp = Forms.RNA) @Schema(
                nullable = true,
                description = "Number in the national register of associations.",
                maxLength = 10,
                examples = "W391000123")
        String rna,

        @Size(max = 254) @Email @Schema(
                format = "email",
                nullable = true,
                description = "Personal data. Absent from a replacement, it stays as it is; null removes it.",
                examples = "contact@example.org")
        String contactEmail) {}
