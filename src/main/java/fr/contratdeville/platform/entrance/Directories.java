package fr.contratdeville.platform.entrance;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Leads from a directory of pages to its index. The framework (Quarkus 3.33) finds that one by its slash only. */
@Singleton
class Directories {

    private static final List<String> ADDRESSES =
            List.of(Addresses.DOCUMENTATION, Addresses.REFERENCE, Addresses.SWAGGER_UI);

    void register(@Observes Router router) {
        ADDRESSES.forEach(address -> router.get(address).handler(Directories::addSlash));
    }

    private static void addSlash(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.path().endsWith("/")) {
            routing.next();
        } else {
            String query = request.query() == null ? "" : "?" + request.query();
            routing.response()
                    .setStatusCode(308)
                    .putHeader(HttpHeaders.LOCATION, request.path() + "/" + query)
                    .end();
        }
    }
}
