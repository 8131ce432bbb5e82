package fr.contratdeville.annex.report;

import fr.contratdeville.platform.paging.Parameters;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters of a report, beside the millésime. */
public class ReportParameters {

    @QueryParam("contract")
    @Parameter(
            description =
                    "The contract's id or its code. Needed only where several contracts have actions of that year.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200))
    public List<String> contract;

    /**
     * @return the contract that is asked for, by its id or its code; null if none is
     * @throws fr.contratdeville.platform.problem.ProblemException 400 with everything that is wrong with any parameter
     */
    String read(HttpServerRequest request) {
        Parameters parameters = new Parameters(request);
        String wanted = parameters.text("contract", contract);
        parameters.accept();
        return wanted;
    }
}
