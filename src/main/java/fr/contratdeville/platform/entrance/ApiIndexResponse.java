package fr.contratdeville.platform.entrance;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ApiIndex", description = "What can be read by its address alone.")
public record ApiIndexResponse(
        @Schema(
                required = true,
                description = "The address of this index.",
                format = "uri-reference",
                examples = Addresses.API)
        String self,

        @Schema(
                required = true,
                description = "The address of the OpenAPI document.",
                format = "uri-reference",
                examples = Addresses.DOCUMENT)
        String openapi,

        @Schema(required = true, description = "In the order of their addresses.")
        List<LinkResponse> links) {

    @Schema(name = "ApiLink", description = "Where to read it.")
    public record LinkResponse(
            @Schema(
                    required = true,
                    description = "Where it is.",
                    format = "uri-reference",
                    examples = "/api/v1/structures")
            String href,

            @Schema(
                    required = true,
                    description = "The operation’s `operationId` in the document.",
                    maxLength = 60,
                    examples = "listStructures")
            String operation,

            @Schema(required = true, description = "What it is for.")
            TitleResponse title,

            @Schema(
                    required = true,
                    description = "The parameters that have to be added to the address.",
                    examples = "[\"of\"]")
            List<@Size(max = 60) String> requires) {}

    @Schema(name = "ApiLinkTitle", description = "What a link is for, in both languages.")
    public record TitleResponse(
            @Schema(required = true, description = "In French.", maxLength = 200, examples = "Lister les structures")
            String fr,

            @Schema(
                    required = true,
                    description = "In English: the operation’s `summary` in the document.",
                    maxLength = 200,
                    examples = "List structures")
            String en) {}
}
