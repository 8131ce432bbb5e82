package fr.contratdeville.warehouse.export;

import fr.contratdeville.platform.item.OfThisMoment;
import fr.contratdeville.platform.overload.Takes;
import fr.contratdeville.platform.overload.Workload;
import fr.contratdeville.platform.paging.SaysWhyItself;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.warehouse.format.FileForm;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(Addresses.PULLS)
@Tag(name = "Data warehouse")
@Produces(MediaType.APPLICATION_JSON)
class PullResource {

    private final Pulls pulls;
    private final Checksums checksums;

    PullResource(Pulls pulls, Checksums checksums) {
        this.pulls = pulls;
        this.checksums = checksums;
    }

    @Takes(Workload.ELSE)
    @GET
    @OfThisMoment
    @RolesAllowed({Roles.AGGLOMERATION, Roles.WAREHOUSE})
    @Path("{id}")
    @Operation(operationId = "getPull", summary = "Read a pull's manifest", description = """
                    How many rows each dataset has in the pull, the checksum of every file that was read to its end, and from \
                    where the feed of changes goes on. It stays for some days after the pull was closed.""")
    public PullResponse get(
            @PathParam("id") UUID id, @BeanParam ChecksumParameters parameters, @Context HttpServerRequest request) {
        Optional<FileForm> form = parameters.read(request);
        if (form.isPresent() && request.method() != HttpMethod.HEAD) {
            checksums.complete(pulls.get(id), form.get());
        }
        return pulls.get(id);
    }

    @DELETE
    @RolesAllowed({Roles.AGGLOMERATION, Roles.WAREHOUSE})
    @SaysWhyItself
    @Path("{id}")
    @Operation(
            operationId = "closePull",
            summary = "Close a pull",
            description =
                    "Who has read all closes the pull: until then the database keeps what has been deleted since.")
    public void close(@PathParam("id") UUID id) {
        pulls.close(id);
    }
}
