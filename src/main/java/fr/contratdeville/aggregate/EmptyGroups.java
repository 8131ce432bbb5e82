package fr.contratdeville.aggregate;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

class EmptyGroups {

    @QueryParam("includeEmpty")
    @Parameter(description = """
                    Whether groups without actions are there as well, with zeros: all structures that ever carried an \
                    action under the contract, its pillars and “not assigned”, its years, all statuses. A crossing needs \
                    a `contract` for that.""", schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    public List<String> includeEmpty;
}
