package fr.contratdeville.paging;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a request with parameters where none are known: who adds {@code validateOnly} to a write wants nothing to be
 * written, and who asks for a millésime must not take what is read now for one.
 */
class NeedlessParameters {

    private static final Set<Class<? extends Annotation>> READS_ITS_PARAMETERS =
            Set.of(QueryParam.class, BeanParam.class);

    @ServerRequestFilter
    void refuse(ResourceInfo resource, HttpServerRequest request) {
        // Writes without parameters, and reads of one item, are nearly all requests: they need no look at the method.
        if (request.query() == null) {
            return;
        }
        Method method = resource.getResourceMethod();
        Parameters parameters = new Parameters(request);
        for (SharedParameter shared : SharedParameter.values()) {
            if (parameters.sends(shared.code()) && !shared.isTakenBy(method)) {
                parameters.refuse("unknown-parameter", shared.code(), null, String.join(", ", namesIn(method)));
                parameters.throwRefusals();
            }
        }
        if (SharedParameter.writes(method) && !readsThemItself(method)) {
            parameters.accept();
        }
    }

    private static boolean readsThemItself(Method method) {
        return Arrays.stream(method.getParameterAnnotations())
                .flatMap(Arrays::stream)
                .anyMatch(annotation -> READS_ITS_PARAMETERS.contains(annotation.annotationType()));
    }

    private static List<String> namesIn(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? Arrays.<AnnotatedElement>stream(parameter.getType().getFields())
                        : Stream.of(parameter))
                .map(element -> element.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .sorted()
                .toList();
    }
}
