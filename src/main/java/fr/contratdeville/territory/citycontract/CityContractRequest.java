package fr.contratdeville.territory.citycontract;

import fr.contratdeville.platform.body.Years;
import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.platform.identifier.Siren;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CityContractRequest", description = "A contrat de ville to create or replace.", examples = """
                {"code": "grand-dole-2015-2023", "name": "Contrat de ville du Grand Dole",
                 "epciName": "Communauté d'agglomération du Grand Dole", "epciSiren": "200010650", "firstYear": 2015, "lastYear": 2023}""")
public record CityContractRequest(
        @NotNull @Size(max = 60) @Pattern(regexp = Forms.SLUG) @Schema(description = "Unique, for people and files.", examples = "grand-dole-2015-2023")
        String code,

        @NotNull @Size(max = 200) @Schema(description = "Its name, as people read it.", examples = "Contrat de ville du Grand Dole")
        String name,

        @NotNull @Size(max = 200) @Schema(
                description = "The agglomeration (établissement public de coopération intercommunale).",
                examples = "Communauté d'agglomération du Grand Dole")
        String epciName,

        @Siren
        @Schema(
                nullable = true,
                description = "Nine digits with their check digit.",
                pattern = "^[0-9]{9}$",
                maxLength = 9,
                examples = "200010650")
        String epciSiren,

        @NotNull @Min(Years.FIRST) @Max(Years.LAST) @Schema(description = "The first year of which it has actions.", examples = "2015")
        Integer firstYear,

        @NotNull @Min(Years.FIRST) @Max(Years.LAST) @Schema(description = "Not before the first year.", examples = "2023")
        Integer lastYear) {}
