package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.platform.entrance.InFrench;
import fr.contratdeville.platform.item.OfThisMoment;
import fr.contratdeville.platform.overload.Takes;
import fr.contratdeville.platform.overload.Workload;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.warehouse.changefeed.ChangeParameters.Asked;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/changes")
@Tag(name = "Changes")
class ChangeResource {

    private final NewChanges changes;

    ChangeResource(NewChanges changes) {
        this.changes = changes;
    }

    @Takes(Workload.ELSE)
    @GET
    @OfThisMoment
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.AGGLOMERATION, Roles.WAREHOUSE})
    @InFrench("Lire ce qui a changé")
    @Operation(operationId = "listChanges", summary = "Read what has changed", description = """
                    Every row of every dataset that was created, changed or deleted since a full pull or since the page before: \
                    each change once, and those of one row in the order in which they were made. Whoever applies them in \
                    order, from the token of a full pull on, has a copy of all datasets. To apply one twice does no harm. \
                    What is written past the service is told as well, and what changes nothing is not. With `wait`, an \
                    answer without changes comes only when the time is up. When what follows cannot be told any more (410), \
                    the problem's member `fullPull` is the address to which a POST opens a new full pull. A copy is consistent, as the \
                    database was at one moment, whenever `more` is false; in between, a row may refer to one that is yet to come.""")
    public Uni<ChangePageResponse> list(@BeanParam ChangeParameters parameters, @Context HttpServerRequest request) {
        Asked asked = parameters.read(request);
        return changes.after(asked.after(), asked.limit(), asked.patience())
                .map(page -> ChangePageResponse.of(page, request));
    }
}
