package fr.contratdeville.paging;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a writing request with parameters where none are known: who adds {@code validateOnly} wants nothing to be
 * written.
 */
class NeedlessParameters {

    private static final Set<String> WRITING =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final Set<Class<? extends Annotation>> READS_ITS_PARAMETERS =
            Set.of(QueryParam.class, BeanParam.class);

    @ServerRequestFilter
    void refuse(ResourceInfo resource, HttpServerRequest request) {
        // Reads, and writes without parameters, are nearly all requests: they need no look at the method.
        if (request.query() != null && WRITING.contains(request.method().name()) && !readsThemItself(resource)) {
            new Parameters(request).accept();
        }
    }

    private static boolean readsThemItself(ResourceInfo resource) {
        return Arrays.stream(resource.getResourceMethod().getParameterAnnotations())
                .flatMap(Arrays::stream)
                .anyMatch(annotation -> READS_ITS_PARAMETERS.contains(annotation.annotationType()));
    }
}
