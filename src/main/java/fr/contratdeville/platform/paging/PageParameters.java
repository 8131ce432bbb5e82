package fr.contratdeville.platform.paging;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters that every list takes. */
public class PageParameters {

    @QueryParam("limit")
    @Parameter(
            description = "Number of items on a page.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    public List<String> limit;

    @QueryParam("cursor")
    @Parameter(
            description =
                    "Where the page before ended: opaque, taken from `next`. Goes with the same filters and sort.",
            schema = @Schema(type = SchemaType.STRING))
    public List<String> cursor;

    @QueryParam("total")
    @Parameter(
            description = "Whether to count the items of all pages together.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    public List<String> total;

    /** @throws fr.contratdeville.platform.problem.ProblemException (400) with everything that is wrong with any parameter */
    public final ListQuery read(HttpServerRequest request, ListFilter filter) {
        return read(new Parameters(request), request, filter);
    }

    /**
     * The same for a workbook, which has all items at once: a page of them would pass for all.
     *
     * @throws fr.contratdeville.platform.problem.ProblemException (400) also if a page is asked for
     */
    public final ListQuery readAll(HttpServerRequest request, ListFilter filter) {
        Parameters parameters = new Parameters(request);
        Stream.of("limit", "cursor", "total")
                .filter(parameters::sends)
                .forEach(name -> parameters.refuse("not-with-a-workbook", name, null, null));
        return read(parameters, request, filter);
    }

    private ListQuery read(Parameters parameters, HttpServerRequest request, ListFilter filter) {
        Conditions conditions = filter.conditions(parameters);
        SortKey.Directed sort = parameters.one(
                "sort",
                filter.sort(),
                code -> SortKey.find(filter.sorts(), code),
                "not-in-list",
                SortKey.codes(filter.sorts()));
        Integer size = parameters.integer("limit", limit, 1, ListQuery.MAX_LIMIT);
        Cursor after = parameters.one("cursor", cursor, Cursor::decode, "not-a-cursor", null);
        boolean withTotal = parameters.flag("total", total);
        parameters.accept();
        return new ListQuery(
                conditions,
                sort == null ? new SortKey.Directed(filter.sorts().get(0), false) : sort,
                size == null ? ListQuery.DEFAULT_LIMIT : size,
                after,
                withTotal,
                request);
    }
}
