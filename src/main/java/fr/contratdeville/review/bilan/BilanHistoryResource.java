package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.history.History;
import fr.contratdeville.platform.history.HistoryEntryResponse;
import fr.contratdeville.platform.history.HistoryFilter;
import fr.contratdeville.platform.history.OwnTimes;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.paging.PageParameters;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.security.Caller;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.platform.unchanged.GivenWhileUnchanged;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
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

@Path("/api/v1/bilans/{id}/history")
@Tag(name = "Bilans")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class BilanHistoryResource {

    private final Bilans bilans;
    private final History history;
    private final Callers callers;

    BilanHistoryResource(Bilans bilans, History history, Callers callers) {
        this.bilans = bilans;
        this.history = history;
        this.callers = callers;
    }

    @GET
    @GivenWhileUnchanged(toWhoSeesTheSame = true)
    @RolesAllowed({Roles.AGGLOMERATION, Roles.WAREHOUSE, Roles.PARTNER})
    @Operation(operationId = "listBilanHistory", summary = "Read a bilan's history", description = """
                    Every change of a bilan with all of it before and after, a page at a time: each step from state to state, \
                    who took it, when and why, and each change of what it says. A partner reads what was \
                    written while the bilan was one of its structures'. When a draft has been deleted, the agglomeration \
                    and the warehouse still read its history.""")
    public Page<HistoryEntryResponse> list(
            @PathParam("id") UUID id,
            @BeanParam HistoryFilter filter,
            @BeanParam PageParameters page,
            @Context HttpServerRequest request) {
        return history.page(page.read(request, filter.ofBilan(id, readable(id))));
    }

    private OwnTimes readable(UUID id) {
        Caller caller = callers.current();
        Optional<Bilan> bilan = bilans.find(id);
        if (bilan.isEmpty() && !(caller.readsEverything() && history.knowsBilan(id))) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        OwnTimes own = history.ownTimesOfBilan(
                id, bilan.map(found -> found.structure.id).orElse(null));
        if (own.areNone()) {
            // Whose business it is not at all is not told that it is there.
            bilans.get(id);
            throw caller.concernsOtherStructures();
        }
        return own;
    }
}
