package fr.contratdeville.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds to the document what only the configuration of a running service knows: where to log in, and whether one must. */
@Singleton
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ServedDocument implements OASFilter {

    private static final String OPENID = "openid";

    private final Optional<String> provider;
    private final boolean anonymousReads;

    ServedDocument(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider,
            @ConfigProperty(name = "contratdeville.anonymous.reads") boolean anonymousReads) {
        this.provider = provider;
        this.anonymousReads = anonymousReads;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        provider.ifPresent(address -> document.getComponents().addSecurityScheme(OPENID, login(address)));
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().values().forEach(this::complete));
    }

    private static SecurityScheme login(String provider) {
        String address = provider.endsWith("/") ? provider : provider + "/";
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OPENIDCONNECT)
                .openIdConnectUrl(address + ".well-known/openid-configuration")
                .description("Logs in at the OpenID provider: authorization code with PKCE.");
    }

    private void complete(Operation operation) {
        List<SecurityRequirement> requirements = new ArrayList<>(operation.getSecurity());
        if (!anonymousReads) {
            requirements.removeIf(requirement -> requirement.getSchemes().isEmpty());
        }
        boolean takesTokens = requirements.stream().anyMatch(requirement -> requirement.hasScheme(Security.BEARER));
        if (takesTokens && provider.isPresent()) {
            requirements.add(OASFactory.createSecurityRequirement().addScheme(OPENID));
        }
        operation.setSecurity(requirements);
    }
}
