package fr.contratdeville.platform.redaction;

import fr.contratdeville.platform.redaction.RedactionResponse.TimesResponse;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NamedPlaces", description = "Where a name stands that is asked for to be erased. Nothing was changed.")
record NamedPlacesResponse(
        @Schema(required = true, description = "How often it stands where: all zero if it stands nowhere.")
        TimesResponse times,

        @Schema(required = true, description = "Where it stands: the first thousand places.")
        List<NamedPlaceResponse> places) {

    @Schema(name = "NamedPlace", description = "A text with the name in it.")
    record NamedPlaceResponse(
            @Schema(required = true, description = "In what the name stands.", examples = "live")
            NamedIn in,

            @Schema(
                    required = true,
                    description =
                            "What has it: as in a history `action`, `bilan` and so on; `millesime` and `redaction` of their labels and notes.",
                    maxLength = 60,
                    examples = "action")
            String what,

            @Schema(required = true, nullable = true, description = "The id of that. Null of an answer that is kept.")
            UUID rowId,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "The code of the millésime, of what is frozen.",
                    maxLength = 20,
                    examples = "2023-1")
            String millesime,

            @Schema(
                    required = true,
                    description =
                            "JSON pointer to the text, in the database's own names; of a history, into what was before or after.",
                    maxLength = 1000,
                    examples = "/description")
            String pointer,

            @Schema(
                    required = true,
                    description = "How often it stands in the text; of a history, in all entries together.",
                    examples = "1")
            long times) {}
}
