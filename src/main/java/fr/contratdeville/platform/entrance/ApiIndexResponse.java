package fr.contratdeville.platform.entrance;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ApiIndex")
public record ApiIndexResponse(
        @Schema(required = true, examples = Addresses.API) String self,

        @Schema(required = true, description = "The address of the OpenAPI document.", examples = Addresses.DOCUMENT)
        String openapi,

        @Schema(required = true, description = "In the order of their addresses.")
        List<LinkResponse> links) {

    @Schema(name = "ApiLink")
    public record LinkResponse(
            @Schema(required = true, examples = "/api/v1/structures")
            String href,

            @Schema(
                    required = true,
                    description = "The operation’s `operationId` in the document.",
                    examples = "listStructures")
            String operation,

            @Schema(required = true, examples = "List structures")
            String title,

            @Schema(required = true, description = "The parameters that have to be added to the address.")
            List<String> requires) {}
}
