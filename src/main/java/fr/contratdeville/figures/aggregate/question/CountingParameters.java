package fr.contratdeville.figures.aggregate.question;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What is counted, and where, beside which actions: the same for totals and for what went into them. */
public class CountingParameters {

    @QueryParam("figures")
    @Parameter(description = """
                    Whose figures count: the `published` ones; with `submitted`, in their place, those of bilans that wait to \
                    be validated; with `all`, those of drafts and returned bilans too. What is not published is the \
                    agglomeration's and the warehouse's business, and a partner's for its own structures: of others' it \
                    sees what is published.""", schema = @Schema(ref = "Figures", defaultValue = "published"))
    public List<String> figures;

    @QueryParam("pillars")
    @Parameter(description = """
                    Where actions under a pillar that has successors are counted: there (`original`), or under its \
                    successors, by their weights (`mapped`). The filter `pillar` then names successors.""", schema = @Schema(ref = "Placement", defaultValue = "original"))
    public List<String> pillars;

    @QueryParam("pillarCode")
    @Parameter(description = """
                    Only actions under pillars with these codes, of whatever contract; with `pillars=mapped`, under \
                    successors with these codes.""", schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    public List<String> pillarCode;

    @QueryParam("neighbourhoods")
    @Parameter(description = """
                    Whether the filter `neighbourhood` names the actions' own neighbourhoods (`original`), or what became of \
                    them (`mapped`): actions in earlier ones are then counted by the weights of their successors.""", schema = @Schema(ref = "Placement", defaultValue = "original"))
    public List<String> neighbourhoods;

    @QueryParam("structures")
    @Parameter(description = """
                    Where actions of a structure that has a successor are counted: under its own name (`original`), or, from \
                    the year on that is the successor's, under that one (`mapped`). The filter `structure` then names \
                    successors.""", schema = @Schema(ref = "Placement", defaultValue = "original"))
    public List<String> structures;
}
