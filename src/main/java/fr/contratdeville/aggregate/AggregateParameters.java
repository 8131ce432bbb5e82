package fr.contratdeville.aggregate;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What an aggregate can be asked for beside filters. */
class AggregateParameters {

    @QueryParam("includeEmpty")
    @Parameter(description = """
                    Whether groups without actions are there as well, with zeros: all structures that ever carried an \
                    action under the contract, its pillars and “not assigned”, its years, all statuses. A crossing needs \
                    a `contract` for that.""", schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    public List<String> includeEmpty;

    @QueryParam("figures")
    @Parameter(
            description = """
                    Whose figures count: the `published` ones; with `submitted`, in their place, those of bilans that wait to \
                    be validated; with `all`, those of drafts and returned bilans too. What is not published is the \
                    agglomeration's and the warehouse's business, and a partner's for its own structures: of others' it \
                    sees what is published.""",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"published", "submitted", "all"},
                            defaultValue = "published"))
    public List<String> figures;
}
