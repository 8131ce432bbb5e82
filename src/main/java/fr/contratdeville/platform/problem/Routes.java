package fr.contratdeville.platform.problem;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which addresses the resources answer, and which methods these take. */
@Singleton
public class Routes {

    private record Route(String template, Pattern path, String method, Method answering) {}

    private final List<Route> routes = new ArrayList<>();

    /** By their method and how many slashes they have: asked for each request, few are to be compared with. */
    private final Map<String, List<Route>> byShape;

    Routes(BeanManager beans) {
        ResourceClasses.among(beans)
                .forEach(resource -> Arrays.stream(resource.getDeclaredMethods())
                        .forEach(method -> route(resource, method).ifPresent(routes::add)));
        byShape = routes.stream().collect(Collectors.groupingBy(route -> shape(route.method, route.template)));
        byShape.values().forEach(alike -> alike.sort(Comparator.comparing(route -> variables(route.template))));
    }

    private static String shape(String method, String path) {
        int end = path.endsWith("/") ? path.length() - 1 : path.length();
        return method
                + path.substring(0, end)
                        .chars()
                        .filter(character -> character == '/')
                        .count();
    }

    /**
     * For a header {@code Allow}, which a 405 has to have (RFC 9110, section 15.5.6), and the framework's has not; empty if there
     * is no such path.
     */
    String methodsAt(String path) {
        Set<String> methods = routes.stream()
                .filter(route -> route.path.matcher(path).matches())
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

    /** The path as it is documented, with the names of its variables; nothing if there is no such path. */
    public Optional<String> templateOf(String path) {
        return routes.stream()
                .filter(route -> route.path.matcher(path).matches())
                .map(Route::template)
                .min(Comparator.comparing(Routes::variables));
    }

    /** The method that answers such a request; nothing if there is none. */
    public Optional<Method> answering(String method, String path) {
        String asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return byShape.getOrDefault(shape(asked, path), List.of()).stream()
                .filter(route -> route.path.matcher(path).matches())
                .map(Route::answering)
                .findFirst();
    }

    private static long variables(String template) {
        return template.chars().filter(character -> character == '{').count();
    }

    private static Optional<Route> route(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .map(name ->
                        new Route(path, Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+") + "/?"), name, method))
                .findFirst();
    }
}
