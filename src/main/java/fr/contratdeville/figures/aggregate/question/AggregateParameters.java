package fr.contratdeville.figures.aggregate.question;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How an aggregate is laid out. */
public class AggregateParameters {

    /** As where a total is explained. */
    public static final String OF = "of";

    static final String PREVIOUS = "previous";

    @QueryParam("includeEmpty")
    @Parameter(description = """
                    Whether groups without actions are there as well, with zeros: all structures that ever carried an \
                    action under the contract, its pillars and “not assigned”, its years, all statuses. A crossing needs \
                    a `contract` for that.""", schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    public List<String> includeEmpty;

    @QueryParam(OF)
    @Parameter(description = """
                    Only the totals of these indicators, by id; of all without it. What they are totals of stays as it is: \
                    actions, `completeness` and the groups are those of everything selected, unlike with the filter \
                    `indicator`. A group without a figure of these has no `indicators`.""", schema = @Schema(type = SchemaType.ARRAY, implementation = UUID.class))
    public List<String> of;

    @QueryParam("detail")
    @Parameter(description = """
                    How much is said of each total: everything (`full`), or `sums`: its `value`, `precision`, `warnings` and, of a \
                    ratio, its terms, for a screen that shows nothing else. Bounds, `people`, `reporting`, `freshness`, \
                    `breakdowns` and `contributions` are left out then, and the warning `bands_not_comparable`, which is about \
                    breakdowns.""", schema = @Schema(ref = "Detail", defaultValue = "full"))
    public List<String> detail;

    @QueryParam("compareTo")
    @Parameter(
            description = """
                    What to compare with: `previous`, the year before, or a year. Only actions that carry one of that year \
                    on are compared; those that started or ended since are counted apart. Asks for one `year`; with \
                    `previous`, rows by year will do as well.""",
            schema = @Schema(type = SchemaType.STRING, pattern = "^(previous|199\\d|20\\d{2}|2100)$"),
            example = "previous")
    public List<String> compareTo;
}
