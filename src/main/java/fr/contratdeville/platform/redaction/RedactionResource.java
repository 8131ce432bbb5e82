package fr.contratdeville.platform.redaction;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.entrance.InFrench;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.paging.PageParameters;
import fr.contratdeville.platform.paging.Parameters;
import fr.contratdeville.platform.paging.SaysWhyItself;
import fr.contratdeville.platform.paging.SelectsFields;
import fr.contratdeville.platform.security.Roles;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/redactions")
@Tag(name = "Redactions")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
class RedactionResource {

    private final Redactions redactions;
    private final RedactionRepository repository;

    RedactionResource(Redactions redactions, RedactionRepository repository) {
        this.redactions = redactions;
        this.repository = repository;
    }

    @POST
    @RolesAllowed(Roles.AGGLOMERATION)
    @SaysWhyItself
    @Operation(operationId = "createRedaction", summary = "Erase a person's name", description = """
                    Erases a name from what people have written: titles, descriptions, objectives and partners of actions, all that \
                    bilans say in words, reasons, references with the name in them, and labels of millésimes; from what is published, \
                    from every entry of the history and so of the feed of changes, from every millésime, and from answers that are kept \
                    for an `Idempotency-Key`. `[nom effacé]` stands in its place. Names of structures, neighbourhoods and pillars are \
                    not looked at, nor who has signed. The name itself is kept nowhere. Actions and bilans that are published \
                    change like by any change: a new `ETag`, an entry in the history and in the feed. Of millésimes, both digests are \
                    told. Pulls that are open are closed. Who writes actions or bilans waits meanwhile. \
                    With `validateOnly=true`, it is only told where the name stands: look there first.""")
    @APIResponseSchema(
            value = RedactionResponse.class,
            responseCode = "201",
            responseDescription = "Erased, and recorded.")
    @APIResponse(
            responseCode = "200",
            description = "Nothing was erased: it was only asked where the name stands, or it stands nowhere.",
            content = @Content(schema = @Schema(implementation = NamedPlacesResponse.class)))
    public RestResponse<Object> create(
            Body<RedactionRequest> body,
            @QueryParam("validateOnly")
                    @Parameter(
                            description =
                                    "Whether to look only: the same permissions and checks, and where the name stands.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    List<String> validateOnly,
            @Context HttpServerRequest request) {
        Parameters parameters = new Parameters(request);
        boolean lookOnly = parameters.flag("validateOnly", validateOnly);
        if (validateOnly.stream().anyMatch(String::isBlank)) {
            parameters.refuse("not-in-list", "validateOnly", null, "true, false");
        }
        parameters.accept();
        if (lookOnly) {
            return RestResponse.ok(redactions.places(body));
        }
        Optional<RedactionResponse> redaction = redactions.erase(body);
        return redaction.isPresent()
                ? RestResponse.status(RestResponse.Status.CREATED, redaction.get())
                : RestResponse.ok(redactions.places(body));
    }

    @GET
    @SelectsFields
    @RolesAllowed(Roles.AGGLOMERATION)
    @InFrench("Lister les effacements de noms")
    @Operation(
            operationId = "listRedactions",
            summary = "List erasures",
            description = "That names were erased, when, by whom and why, a page at a time. Not which.")
    public Page<RedactionResponse> list(
            @BeanParam RedactionFilter filter, @BeanParam PageParameters page, @Context HttpServerRequest request) {
        return repository.page(page.read(request, filter));
    }

    @GET
    @SelectsFields
    @RolesAllowed(Roles.AGGLOMERATION)
    @Path("{id}")
    @Operation(
            operationId = "getRedaction",
            summary = "Read an erasure",
            description =
                    "When a name was erased, by whom and why, how often it stood where, and the digests of millésimes.")
    public RedactionResponse get(@PathParam("id") UUID id) {
        return redactions.get(id);
    }
}
