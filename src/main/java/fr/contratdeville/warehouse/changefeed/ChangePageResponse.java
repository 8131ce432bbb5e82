package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.platform.paging.Addresses;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ChangePage", description = "Part of the feed of changes.")
public record ChangePageResponse(
        @Schema(
                required = true,
                description = "In the order in which they are to be applied. May be none, even when there are more.",
                // Two for a row whose id was changed past the service.
                maxItems = 2 * ChangeParameters.MOST)
        List<ChangeResponse> items,

        @Schema(
                required = true,
                description =
                        "Where to go on, opaque: to be kept once the items are applied, and sent as `after`. Also comes with an empty page.",
                maxLength = 60_000,
                examples = "MXwwMTk5YjZhNC01YzBl")
        String token,

        @Schema(required = true, description = "Whether there are more to be read at once.", examples = "false")
        boolean more,

        @Schema(
                required = true,
                description = "This page's own address.",
                format = "uri-reference",
                examples = "/api/v1/changes?after=MXwwMTk5YjZhNC01YzBl&limit=1000")
        String self,

        @Schema(
                required = true,
                description = "Address of what follows, whether or not there is any yet.",
                format = "uri-reference",
                examples = "/api/v1/changes?limit=1000&after=MXwwMTk5YjZhNC03ZDBh")
        String next) {

    static ChangePageResponse of(ChangePage page, HttpServerRequest request) {
        String token = page.end().encoded();
        return new ChangePageResponse(
                page.changes().stream().map(ChangeResponse::of).toList(),
                token,
                page.more(),
                Addresses.self(request),
                Addresses.with(request, "after", token));
    }
}
