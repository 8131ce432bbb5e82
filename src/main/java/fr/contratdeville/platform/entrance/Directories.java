package fr.contratdeville.platform.entrance;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Leads from a directory of pages to its index, or to where its pages are listed. */
@Singleton
class Directories {

    private static final int PERMANENTLY = 308;

    /** The framework (Quarkus 3.33) finds their index by its slash only. */
    private static final List<String> WITH_INDEX =
            List.of(Addresses.DOCUMENTATION, Addresses.REFERENCE, Addresses.SWAGGER_UI);

    /** Where the pages of those are listed that have no index of their own. */
    private static final Map<String, String> LISTED = Map.of(
            Addresses.DOCUMENTATION + "/fr", Addresses.DOCUMENTATION + "/",
            Addresses.DOCUMENTATION + "/en", Addresses.DOCUMENTATION + "/#in-english");

    void register(@Observes Router router) {
        WITH_INDEX.forEach(address -> read(router, address).handler(Directories::addSlash));
        LISTED.forEach((address, list) -> read(router, address).handler(routing -> lead(routing.response(), list)));
    }

    private static Route read(Router router, String address) {
        return router.route(address).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private static void addSlash(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.path().endsWith("/")) {
            routing.next();
        } else {
            String query = request.query() == null ? "" : "?" + request.query();
            lead(routing.response(), request.path() + "/" + query);
        }
    }

    private static void lead(HttpServerResponse response, String address) {
        response.setStatusCode(PERMANENTLY)
                .putHeader(HttpHeaders.LOCATION, address)
                .end();
    }
}
