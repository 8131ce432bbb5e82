package fr.contratdeville.platform.problem;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * How much of a request's body is received. All of it is held in memory before anything is done with it, so only those may send a
 * document whose it is to send one: its token has been verified by then.
 */
@Singleton
class BodySizes {

    private final Routes routes;
    private final int plain;
    private final int withDocument;

    BodySizes(Routes routes, Limits limits) {
        this.routes = routes;
        this.plain = limits.bodyBytes();
        this.withDocument = Math.max(plain, limits.documentBodyBytes());
    }

    int mostOf(RoutingContext request) {
        return routes.answering(request.request().method().name(), request.normalizedPath())
                        .filter(method -> method.isAnnotationPresent(TakesDocuments.class))
                        .filter(method -> mayCall(request, method))
                        .isPresent()
                ? withDocument
                : plain;
    }

    private static boolean mayCall(RoutingContext request, Method method) {
        if (!(request.user() instanceof QuarkusHttpUser user)) {
            return false;
        }
        SecurityIdentity caller = user.getSecurityIdentity();
        return Arrays.stream(method.getAnnotation(RolesAllowed.class).value()).anyMatch(caller::hasRole);
    }
}
