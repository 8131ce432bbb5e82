package fr.contratdeville.platform.entrance;

import fr.contratdeville.platform.problem.ResourceClasses;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What can be read without knowing the id of anything, found among the resources themselves. */
@Singleton
class StartingPoints {

    private final List<ApiIndexResponse.LinkResponse> links;

    StartingPoints(BeanManager beans) {
        this.links = ResourceClasses.among(beans)
                .flatMap(StartingPoints::among)
                .sorted(Comparator.comparing(ApiIndexResponse.LinkResponse::href))
                .toList();
    }

    List<ApiIndexResponse.LinkResponse> links() {
        return links;
    }

    private static Stream<ApiIndexResponse.LinkResponse> among(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(GET.class))
                .filter(method -> isBelowTheIndex(address(resource, method)))
                // Hidden is what answers an operation in another form: its address is linked already.
                .filter(method -> !method.getAnnotation(Operation.class).hidden())
                .map(method -> link(resource, method));
    }

    private static boolean isBelowTheIndex(String address) {
        return address.startsWith(Addresses.API + "/") && !address.contains("{");
    }

    private static String address(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        return resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
    }

    private static ApiIndexResponse.LinkResponse link(Class<?> resource, Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        return new ApiIndexResponse.LinkResponse(
                address(resource, method),
                operation.operationId(),
                new ApiIndexResponse.TitleResponse(
                        method.getAnnotation(InFrench.class).value(), operation.summary()),
                parameters(method)
                        .filter(StartingPoints::isRequired)
                        .map(parameter ->
                                parameter.getAnnotation(QueryParam.class).value())
                        .toList());
    }

    private static Stream<AnnotatedElement> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(parameter.getType().getFields())
                        : Stream.of(parameter));
    }

    private static boolean isRequired(AnnotatedElement parameter) {
        Parameter described = parameter.getAnnotation(Parameter.class);
        return parameter.isAnnotationPresent(QueryParam.class) && described != null && described.required();
    }
}
