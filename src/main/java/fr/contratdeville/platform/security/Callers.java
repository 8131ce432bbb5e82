package fr.contratdeville.platform.security;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Knows who sends the request that is being answered. */
@Singleton
public class Callers {

    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;

    Callers(SecurityIdentity identity, CurrentVertxRequest request) {
        this.identity = identity;
        this.request = request;
    }

    public Caller current() {
        if (!Arc.container().requestContext().isActive() || request.getCurrent() == null) {
            return Caller.SERVICE;
        }
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Caller.ANONYMOUS;
        }
        Set<String> roles = Set.copyOf(identity.getRoles());
        return new Caller(token.getSubject(), name(token), roles, GivenStructures.of(identity));
    }

    /** As people know the caller, if the provider says so; what cannot be shown is left out. */
    private static String name(JsonWebToken token) {
        // Asked for a claim that neither it has nor MicroProfile knows, SmallRye makes an exception each time.
        Set<String> claims = token.getClaimNames();
        return Stream.of("preferred_username", "upn", "name")
                .filter(claims::contains)
                .map(token::getClaim)
                .filter(String.class::isInstance)
                .map(name -> ((String) name).replaceAll("\\p{Cntrl}", ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElseGet(token::getSubject);
    }
}
