package fr.contratdeville.platform.item;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who still refers to an item: how many of one kind, and the first of them. */
@Schema(name = "Reference", description = "What refers to an item: how many of one kind, and the first of them.")
public record Reference(
        @Schema(
                required = true,
                description = "What they are, as in their addresses.",
                maxLength = 60,
                examples = "actions")
        String resource,

        @Schema(required = true, description = "How many refer to it.", examples = "9")
        long count,

        @Schema(required = true, description = "The first of them.", maxItems = SHOWN)
        List<Referring> first) {

    public static final int SHOWN = 5;

    @Schema(name = "Referring", description = "One item that refers to another one.")
    public record Referring(
            @Schema(required = true) UUID id,

            @Schema(
                    required = true,
                    description = "What it is called.",
                    maxLength = 65536,
                    examples = "Accès aux droits (2023)")
            String label,

            @Schema(
                    required = true,
                    format = "uri-reference",
                    examples = "/api/v1/actions/01a205c7-2f5a-712a-a8ef-c54d8a41c872")
            String address) {}
}
