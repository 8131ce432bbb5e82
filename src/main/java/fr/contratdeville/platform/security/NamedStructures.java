package fr.contratdeville.platform.security;

import fr.contratdeville.platform.body.Uuids;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The structures that a partner reports for, as its token names them. */
final class NamedStructures {

    private static final String CLAIM = "structures";

    private NamedStructures() {}

    /**
     * Reads the claim; without it, there are none.
     *
     * @throws TokenFaultException if it is anything but an array of ids: what is only partly understood would let a partner
     *     work for some structures and keep it from others, and nobody would know why
     */
    static Set<UUID> in(JsonWebToken token) {
        Object claim = token.getClaim(CLAIM);
        if (claim == null) {
            return Set.of();
        }
        if (!(claim instanceof JsonArray ids)) {
            throw new TokenFaultException(TokenFault.STRUCTURES);
        }
        Set<UUID> structures = new HashSet<>();
        ids.forEach(id -> structures.add(structure(id)));
        return Set.copyOf(structures);
    }

    private static UUID structure(JsonValue id) {
        return Optional.of(id)
                .filter(JsonString.class::isInstance)
                .flatMap(text -> Uuids.parse(((JsonString) text).getString()))
                .orElseThrow(() -> new TokenFaultException(TokenFault.STRUCTURES));
    }
}
