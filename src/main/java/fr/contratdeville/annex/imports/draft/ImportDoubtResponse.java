package fr.contratdeville.annex.imports.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImportDoubt", description = "Something that somebody should look at before the import is confirmed.")
public record ImportDoubtResponse(
        @Schema(required = true, description = "Stable.", maxLength = 60, examples = "structure-alike")
        String code,

        @Schema(description = "What it is about, as it was read.", maxLength = 2000, examples = "Centre social ODG")
        String found,

        @Schema(
                required = true,
                description = "In words.",
                maxLength = 4000,
                examples = "Plusieurs structures connues portent un nom proche : indiquez laquelle.")
        String detail) {

    ImportDoubtResponse withoutWords() {
        return new ImportDoubtResponse(code, found, null);
    }
}
