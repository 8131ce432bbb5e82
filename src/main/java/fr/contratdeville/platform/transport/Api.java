package fr.contratdeville.platform.transport;

import io.vertx.ext.web.RoutingContext;

/** What is below one address: all that the OpenAPI document is about. Beside it are pages, and the service's own state. */
public final class Api {

    private static final String ADDRESS = "/api/";

    private Api() {}

    public static boolean isAsked(RoutingContext request) {
        return request.normalizedPath().startsWith(ADDRESS);
    }
}
