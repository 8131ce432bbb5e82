package fr.contratdeville.figures.millesime;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.body.Uuids;
import fr.contratdeville.platform.entrance.InFrench;
import fr.contratdeville.platform.frozen.OneState;
import fr.contratdeville.platform.item.OfThisMoment;
import fr.contratdeville.platform.overload.Takes;
import fr.contratdeville.platform.overload.Workload;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.paging.PageParameters;
import fr.contratdeville.platform.paging.SaysWhyItself;
import fr.contratdeville.platform.paging.SelectsFields;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.platform.transport.KeptForADay;
import fr.contratdeville.platform.unchanged.GivenWhileUnchanged;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/millesimes")
@Tag(name = "Millésimes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class MillesimeResource {

    private static final String ID_OR_CODE = "The millésime's id, or its code.";

    private final Millesimes millesimes;
    private final MillesimeRepository repository;
    private final Changes changes;
    private final OneState state;

    MillesimeResource(Millesimes millesimes, MillesimeRepository repository, Changes changes, OneState state) {
        this.millesimes = millesimes;
        this.repository = repository;
        this.changes = changes;
        this.state = state;
    }

    @Takes(Workload.BATCH)
    @POST
    @RolesAllowed(Roles.AGGLOMERATION)
    @SaysWhyItself
    @Operation(operationId = "createMillesime", summary = "Freeze a year", description = """
                    Freezes all that is published of a year and of the years before it, under a number of its own. Whatever \
                    changes after, what is read with `millesime=` stays as it was, to the byte. If nothing has changed since \
                    the year's last millésime and the label is the same, it is answered again and none is made. Only a person's name can be \
                    erased from it (`createRedaction`), which it then says.""")
    @APIResponseSchema(value = MillesimeResponse.class, responseCode = "201", responseDescription = "Frozen.")
    @APIResponse(
            responseCode = "200",
            description = "Was there already.",
            content = @Content(schema = @Schema(implementation = MillesimeResponse.class)))
    public RestResponse<MillesimeResponse> create(Body<MillesimeRequest> body) {
        Millesimes.Frozen frozen = millesimes.freeze(body);
        return RestResponse.status(
                frozen.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK, frozen.millesime());
    }

    @GET
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @InFrench("Lister les millésimes")
    @Operation(
            operationId = "listMillesimes",
            summary = "List millésimes",
            description = "The frozen years, a page at a time, in the order in which they were frozen.")
    public Page<MillesimeResponse> list(
            @BeanParam MillesimeFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return repository.page(page.read(request, filter));
    }

    @GET
    @SelectsFields
    @GivenWhileUnchanged
    @RolesAllowed(Roles.READER)
    @Path("{id}")
    @Operation(
            operationId = "getMillesime",
            summary = "Read a millésime",
            description = "What was frozen, when, and its digests.")
    public MillesimeResponse get(
            @PathParam("id") @Parameter(description = ID_OR_CODE, example = "2023-1") String id,
            @Context HttpServerRequest request) {
        MillesimeResponse millesime = millesimes.get(id);
        // A code may stand for another one in a database that was taken back.
        if (Uuids.parse(id).isPresent()) {
            KeptForADay.say(request);
        }
        return millesime;
    }

    @GET
    @OfThisMoment
    @RolesAllowed(Roles.READER)
    @Takes(Workload.TOTAL)
    @Path("{id}/verification")
    @Operation(
            operationId = "verifyMillesime",
            summary = "Verify a millésime",
            description =
                    "Computes the digest of the frozen rows anew, and compares it with the one written down, when they were frozen or when a person's name was last erased from them.")
    public VerificationResponse verify(
            @PathParam("id") @Parameter(description = ID_OR_CODE, example = "2023-1") String id) {
        return millesimes.verify(id);
    }

    @GET
    @GivenWhileUnchanged(toWhoSeesTheSame = true)
    @RolesAllowed(Roles.READER)
    @Path("{id}/changes")
    @Operation(operationId = "listMillesimeChanges", summary = "List what has changed since", description = """
                    What is published now of the millésime's years, and of what they refer to, otherwise than it was frozen, a page \
                    at a time: each row once, \
                    however often it was changed, and not at all if it is as it was. The agglomeration and the warehouse are \
                    told who changed it, when and why.""")
    public Page<ChangeResponse> changes(
            @PathParam("id") @Parameter(description = ID_OR_CODE, example = "2023-1") String id,
            @BeanParam ChangeFilter filter,
            @BeanParam PageParameters page,
            @Context HttpServerRequest request) {
        state.see();
        UUID millesime = millesimes.get(id).id();
        return changes.page(page.read(request, filter.since(millesime)), millesime);
    }
}
