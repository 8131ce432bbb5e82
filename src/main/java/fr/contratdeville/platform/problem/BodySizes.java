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

    /** @param milliseconds how long it may take to arrive */
    record Bounds(int bytes, long milliseconds) {}

    private final Routes routes;
    private final Bounds plain;
    private final Bounds withDocument;

    BodySizes(Routes routes, Limits limits) {
        this.routes = routes;
        this.plain = new Bounds(limits.bodyBytes(), limits.bodyWithin().toMillis());
        this.withDocument = new Bounds(
                Math.max(plain.bytes, limits.documentBodyBytes()),
                Math.max(plain.milliseconds, limits.documentWithin().toMillis()));
    }

    Bounds of(RoutingContext request) {
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
