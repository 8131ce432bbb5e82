package fr.contratdeville.platform.problem;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which methods a path takes: a 405 has to say so (RFC 9110, section 15.5.6), and the framework does not. */
@Singleton
class AllowedMethods {

    private record Route(String pathPattern, String method) {}

    private final List<Route> routes = new ArrayList<>();

    AllowedMethods(BeanManager beans) {
        ResourceClasses.among(beans)
                .forEach(resource -> Arrays.stream(resource.getDeclaredMethods())
                        .forEach(method -> route(resource, method).ifPresent(routes::add)));
    }

    /** For a header {@code Allow}; empty if there is no such path. */
    String at(String path) {
        Set<String> methods = routes.stream()
                .filter(route -> path.matches(route.pathPattern))
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return String.join(", ", methods);
    }

    private static Optional<Route> route(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .map(name -> new Route(path.replaceAll("\\{[^}]*}", "[^/]+") + "/?", name))
                .findFirst();
    }
}
