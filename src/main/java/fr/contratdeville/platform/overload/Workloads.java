package fr.contratdeville.platform.overload;

import fr.contratdeville.platform.problem.Routes;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Optional;

/** Knows what a request is to the service, by the method that will answer it. */
@Singleton
class Workloads {

    private final Routes routes;

    Workloads(Routes routes) {
        this.routes = routes;
    }

    Workload of(RoutingContext request) {
        HttpMethod method = request.request().method();
        boolean reads = method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS;
        return routes.answering(method.name(), request.normalizedPath())
                .flatMap(Workloads::said)
                .orElse(reads ? Workload.READ : Workload.WRITE);
    }

    private static Optional<Workload> said(Method method) {
        return Optional.ofNullable(method.getAnnotation(Takes.class))
                .or(() -> Optional.ofNullable(method.getDeclaringClass().getAnnotation(Takes.class)))
                .map(Takes::value);
    }
}
