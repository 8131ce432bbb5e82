package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.platform.paging.Parameters;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** From where a stream begins. */
public class StreamParameters {

    @QueryParam("after")
    @Parameter(
            description = ChangeParameters.WHERE_TO_GO_ON + " Required, unless `Last-Event-ID` is sent.",
            example = "MXwwMTk5YjZhNC01YzBl",
            schema = @Schema(type = SchemaType.STRING))
    public List<String> after;

    @HeaderParam("Last-Event-ID")
    @Parameter(
            description =
                    "The id of the last event that was received, as browsers send it by themselves. Counts before `after`.",
            example = "MXwwMTk5YjZhNC01YzBl",
            schema = @Schema(type = SchemaType.STRING))
    public String lastEvent;

    FeedToken read(HttpServerRequest request) {
        Parameters parameters = new Parameters(request);
        String token = parameters.one("after", after, Optional::of, null, null);
        boolean resumes = lastEvent != null && !lastEvent.isEmpty();
        if (after.isEmpty() && !resumes) {
            parameters.refuse("required", "after", null, null);
        }
        parameters.accept();
        return ChangeParameters.decoded(resumes ? lastEvent : token);
    }
}
