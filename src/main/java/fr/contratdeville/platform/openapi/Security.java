package fr.contratdeville.platform.openapi;

import fr.contratdeville.platform.security.Roles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.MethodInfo;

/** Who may call an operation, read off its permission: the document cannot say anything else than what holds. */
final class Security {

    static final String BEARER = "bearer";

    private final Methods methods;

    Security(Methods methods) {
        this.methods = methods;
    }

    static void addTo(Components components) {
        components.addSecurityScheme(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                                "An access token of the OpenID provider that this service trusts. It is verified as RFC8725 advises: by a public key of the provider, for this audience, of this issuer, not expired, and an access token and nothing else."));
    }

    void complete(Operation operation) {
        MethodInfo method = methods.answering(operation);
        if (method == null || method.hasAnnotation(PermitAll.class)) {
            operation.setSecurity(List.of());
            describe(operation, "Needs no token.");
            return;
        }
        List<String> roles = method.hasAnnotation(RolesAllowed.class)
                ? List.of(method.annotation(RolesAllowed.class).value().asStringArray())
                : List.of();
        if (roles.contains(Roles.READER)) {
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement(), bearer()));
            describe(operation, "Needs no token, unless reading is closed to the anonymous; then one with any role.");
        } else {
            operation.setSecurity(List.of(bearer()));
            describe(operation, "Needs a token with the role " + oneOf(roles) + ".");
        }
    }

    private static SecurityRequirement bearer() {
        return OASFactory.createSecurityRequirement().addScheme(BEARER);
    }

    private static String oneOf(List<String> roles) {
        return roles.stream().map(role -> "`" + role + "`").collect(Collectors.joining(" or "));
    }

    private static void describe(Operation operation, String permission) {
        operation.setDescription(operation.getDescription() + "\n\n" + permission);
    }
}
