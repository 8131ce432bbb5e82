package fr.contratdeville.platform.paging;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a request with parameters where none are known: who adds {@code validateOnly} to a write wants nothing to be
 * written, and who asks for a millésime must not take what is read now for one.
 */
class NeedlessParameters {

    private static final Set<Class<? extends Annotation>> READS_ITS_PARAMETERS =
            Set.of(QueryParam.class, BeanParam.class);

    /** What can be told of a method once for all requests that it answers. */
    private record Taking(Set<String> shared, boolean readsThemItself) {

        static Taking of(Method method) {
            return new Taking(SharedParameter.takenBy(method), NeedlessParameters.readsThemItself(method));
        }
    }

    private final TakenParameters taken;
    private final Map<Method, Taking> known = new ConcurrentHashMap<>();

    NeedlessParameters(TakenParameters taken) {
        this.taken = taken;
    }

    @ServerRequestFilter
    void refuse(ResourceInfo resource, HttpServerRequest request) {
        // Without parameters, as nearly all requests are, they need no look at the method.
        if (request.query() == null) {
            return;
        }
        Taking taking = known.computeIfAbsent(resource.getResourceMethod(), Taking::of);
        taken.are(taking.shared);
        if (!taking.readsThemItself) {
            new Parameters(request).accept();
        }
    }

    private static boolean readsThemItself(Method method) {
        return Arrays.stream(method.getParameterAnnotations())
                .flatMap(Arrays::stream)
                .anyMatch(annotation -> READS_ITS_PARAMETERS.contains(annotation.annotationType()));
    }
}
