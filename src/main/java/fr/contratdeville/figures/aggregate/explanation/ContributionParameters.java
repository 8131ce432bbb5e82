package fr.contratdeville.figures.aggregate.explanation;

import fr.contratdeville.figures.aggregate.question.AggregateParameters;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which total is to be explained, and in which order. */
class ContributionParameters {

    @QueryParam(AggregateParameters.OF)
    @Parameter(
            required = true,
            description = "The indicator whose total is to be explained, by id.",
            schema = @Schema(type = SchemaType.STRING, implementation = UUID.class))
    public List<String> of;

    @QueryParam("sort")
    @Parameter(
            description = "Order; a leading minus reverses it.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"contribution", "-contribution"},
                            defaultValue = "contribution"))
    public List<String> sort;
}
