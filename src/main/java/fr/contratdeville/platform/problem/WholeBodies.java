package fr.contratdeville.platform.problem;

import fr.contratdeville.platform.transport.Api;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Receives bodies before anything is done with a request. Who sends one slowly, or does not go on, keeps none of the threads
 * waiting that answer everybody's requests.
 */
@Singleton
class WholeBodies {

    /** After all that refuses a request by its head (RequestGuard). */
    private static final int PRIORITY = 170;

    private static final Set<HttpMethod> WITH_A_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final Vertx vertx;
    private final ProblemResponses problems;
    private final BodySizes sizes;

    WholeBodies(Vertx vertx, ProblemResponses problems, BodySizes sizes) {
        this.vertx = vertx;
        this.problems = problems;
        this.sizes = sizes;
    }

    void register(@Observes Filters filters) {
        filters.register(this::receive, PRIORITY);
    }

    private void receive(RoutingContext request) {
        HttpServerRequest sent = request.request();
        // By HTTP/2, RESTEasy Reactive (Quarkus 3.33) refuses a request that has been read.
        if (!Api.isAsked(request)
                || !WITH_A_BODY.contains(sent.method())
                || sent.version() == HttpVersion.HTTP_2
                || sent.isEnded()) {
            request.next();
            return;
        }
        // Nothing of it may come before all is said of what to do with it.
        sent.pause();
        BodySizes.Bounds bounds = sizes.of(request);
        Buffer body = Buffer.buffer();
        long deadline = vertx.setTimer(bounds.milliseconds(), late -> refuse(request, ProblemType.REQUEST_TIMEOUT));
        sent.handler(some -> {
            if (body.length() + some.length() > bounds.bytes()) {
                vertx.cancelTimer(deadline);
                refuse(request, ProblemType.BODY_TOO_LARGE);
            } else {
                body.appendBuffer(some);
            }
        });
        sent.endHandler(whole -> {
            if (vertx.cancelTimer(deadline)) {
                ((RoutingContextInternal) request).setBody(body);
                request.next();
            }
        });
        // The caller hung up: nobody reads an answer.
        sent.exceptionHandler(brokenOff -> vertx.cancelTimer(deadline));
        if (HttpHeaders.CONTINUE.toString().equalsIgnoreCase(sent.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        sent.resume();
    }

    private void refuse(RoutingContext request, ProblemType type) {
        // What the caller still sends must not be taken for its next request.
        request.request().handler(rest -> {});
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.addEndHandler(sent -> request.request().connection().close());
        problems.answer(request, type);
    }
}
