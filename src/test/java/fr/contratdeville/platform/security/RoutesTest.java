package fr.contratdeville.platform.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.platform.problem.ResourceClasses;
import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing answers that does not stand in the {@link PermissionTable}, or here, as open to everyone. */
@QuarkusTest
class RoutesTest extends ApiTest {

    /** What answers beside the API, without a token: what there is to know of the API, and how the service is. */
    private static final List<String> OPEN_TO_EVERYONE = List.of(
            "/",
            "/docs",
            "/docs/",
            "/docs/en",
            "/docs/fr",
            "/docs/reference",
            "/openapi",
            "/openapi.json",
            "/openapi.yaml",
            "/openapi.yml",
            "/q/health",
            "/q/health/group",
            "/q/health/group/",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/health/well",
            "/q/metrics",
            "/q/metrics/",
            "/swagger-ui",
            "/swagger-ui/");

    /** Pages that the framework only has while tests run. */
    private static final List<String> KNOWN = List.of("/q/health-ui", "/q/swagger-ui");

    private record Endpoint(String operation, String method, String path) {

        boolean isMeantBy(Permission line) {
            String address = PermissionTrial.API + line.address().replaceFirst("\\?.*", "");
            return operation.equals(line.operation())
                    && method.equals(line.method())
                    && address.matches(path.replaceAll("\\{[^}]*}", "[^/]+"));
        }
    }

    @Inject
    BeanManager beans;

    @Inject
    Router router;

    static List<String> openToEveryone() {
        return OPEN_TO_EVERYONE;
    }

    @Test
    void every_method_that_answers_stands_in_the_table_and_every_line_of_it_is_one() {
        expectTheSameAsInTheTable(ResourceClasses.among(beans)
                .filter(resource -> !OPEN_TO_EVERYONE.contains(
                        resource.getAnnotation(Path.class).value()))
                .flatMap(resource -> Arrays.stream(resource.getMethods()).flatMap(method -> answered(resource, method)))
                .toList());
    }

    private static Stream<Endpoint> answered(Class<?> resource, Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        Path below = method.getAnnotation(Path.class);
        String path = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(verb -> new Endpoint(
                        operation == null ? method.getName() : operation.operationId(), verb.value(), path));
    }

    @Test
    void every_operation_of_the_document_stands_in_the_table_and_every_line_of_it_is_one() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().noFilters().get("/openapi?format=json").path("paths");
        List<Endpoint> endpoints = new ArrayList<>();
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> endpoints.add(
                new Endpoint((String) operation.get("operationId"), method.toUpperCase(Locale.ROOT), path))));

        expectTheSameAsInTheTable(endpoints);
    }

    private static void expectTheSameAsInTheTable(List<Endpoint> endpoints) {
        assertThat(endpoints)
                .hasSizeGreaterThan(60)
                .allSatisfy(endpoint -> assertThat(PermissionTable.lines()).anyMatch(endpoint::isMeantBy));
        assertThat(PermissionTable.lines())
                .allSatisfy(line -> assertThat(endpoints).anyMatch(endpoint -> endpoint.isMeantBy(line)));
    }

    @Test
    void nothing_else_has_an_address() throws ReflectiveOperationException {
        List<String> addresses = new ArrayList<>();
        for (Route route : router.getRoutes()) {
            Optional<Router> mounted = mountedAt(route);
            if (mounted.isPresent()) {
                mounted.get().getRoutes().stream()
                        .map(Route::getPath)
                        .filter(Objects::nonNull)
                        .forEach(path -> addresses.add(route.getPath() + path.substring(1)));
            } else if (route.getPath() != null) {
                addresses.add(route.getPath());
            }
        }

        assertThat(addresses.stream().distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(OPEN_TO_EVERYONE.stream(), KNOWN.stream()).toList());
    }

    /** The framework keeps its own addresses in a router that it mounts, and does not say which. */
    private static Optional<Router> mountedAt(Route route) throws ReflectiveOperationException {
        for (Object handler : handlers(route)) {
            for (var field : handler.getClass().getDeclaredFields()) {
                if (Router.class.isAssignableFrom(field.getType())) {
                    field.setAccessible(true);
                    return Optional.of((Router) field.get(handler));
                }
            }
        }
        return Optional.empty();
    }

    private static List<?> handlers(Route route) throws ReflectiveOperationException {
        var state = route.getClass().getDeclaredField("state");
        state.setAccessible(true);
        Method handlers = state.getType().getMethod("getContextHandlers");
        handlers.setAccessible(true);
        List<?> found = (List<?>) handlers.invoke(state.get(route));
        return found == null ? List.of() : found;
    }

    @ParameterizedTest
    @MethodSource("openToEveryone")
    void what_is_open_to_everyone_answers_without_a_token(String address) {
        anonymous().noFilters().get(address).then().statusCode(200);
        anonymous().noFilters().head(address).then().statusCode(200);
    }
}
