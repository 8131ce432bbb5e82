package fr.contratdeville.review.action;

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

@Path("/api/v1/actions/{id}/history")
@Tag(name = "Actions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class ActionHistoryResource {

    private final Actions actions;
    private final History history;
    private final Callers callers;

    ActionHistoryResource(Actions actions, History history, Callers callers) {
        this.actions = actions;
        this.history = history;
        this.callers = callers;
    }

    @GET
    @GivenWhileUnchanged(toWhoSeesTheSame = true)
    @RolesAllowed({Roles.AGGLOMERATION, Roles.WAREHOUSE, Roles.PARTNER})
    @Operation(
            operationId = "listActionHistory",
            summary = "Read an action's history",
            description =
                    "Every change of an action, of where it takes place and of its figures, with all of it before and after, a page at a time. A partner reads what was written while one of its structures carried the action, whoever carries it now. When an action has been deleted, the agglomeration and the warehouse still read its history.")
    public Page<HistoryEntryResponse> list(
            @PathParam("id") UUID id,
            @BeanParam HistoryFilter filter,
            @BeanParam PageParameters page,
            @Context HttpServerRequest request) {
        return history.page(page.read(request, filter.ofAction(id, readable(id))));
    }

    private OwnTimes readable(UUID id) {
        Caller caller = callers.current();
        Optional<Action> action = actions.find(id);
        if (action.isEmpty() && !(caller.readsEverything() && history.knowsAction(id))) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        OwnTimes own = history.ownTimesOfAction(
                id, action.map(found -> found.structure.id).orElse(null));
        if (own.areNone()) {
            throw caller.concernsOtherStructures();
        }
        return own;
    }
}
