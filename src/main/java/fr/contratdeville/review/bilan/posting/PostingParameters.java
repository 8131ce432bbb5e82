package fr.contratdeville.review.bilan.posting;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What every sending of bilans takes. */
public class PostingParameters {

    @QueryParam("validateOnly")
    @Parameter(
            description =
                    "Whether to check only: the same permissions, checks and answer, but with 200, as nothing is written.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    public List<String> validateOnly;
}
