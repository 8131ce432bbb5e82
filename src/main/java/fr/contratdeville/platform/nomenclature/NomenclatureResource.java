package fr.contratdeville.platform.nomenclature;

import fr.contratdeville.platform.entrance.InFrench;
import fr.contratdeville.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/v1/nomenclatures")
@Tag(name = "Nomenclatures")
class NomenclatureResource {

    private static final String FOR_A_DAY =
            "public, max-age=" + Duration.ofDays(1).toSeconds();

    private final Nomenclatures nomenclatures;

    NomenclatureResource(Nomenclatures nomenclatures) {
        this.nomenclatures = nomenclatures;
    }

    @GET
    @RolesAllowed(Roles.READER)
    @InFrench("Lire ce que veulent dire les codes")
    @Operation(
            operationId = "listNomenclatures",
            summary = "Read what codes mean",
            description =
                    "Every enumeration with all of its codes, in French and in English. Changes with the service's version only, and may be kept for a day.")
    public RestResponse<NomenclaturesResponse> list() {
        return ResponseBuilder.ok(nomenclatures.all())
                .header(HttpHeaders.CACHE_CONTROL, FOR_A_DAY)
                .build();
    }
}
