package fr.contratdeville.platform.security;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whose requests are counted together. */
public final class Asker {

    private Asker() {}

    /** The subject of a token that has been verified; without one, the address. */
    public static String of(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token
                ? "subject " + token.getSubject()
                : address(request);
    }

    public static String address(RoutingContext request) {
        SocketAddress address = request.request().remoteAddress();
        return "address " + (address.hostAddress() == null ? address.host() : address.hostAddress());
    }
}
