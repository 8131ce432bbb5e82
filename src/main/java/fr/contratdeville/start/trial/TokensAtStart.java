package fr.contratdeville.start.trial;

import fr.contratdeville.platform.security.Roles;
import fr.contratdeville.start.embedded.OwnerOnly;
import fr.contratdeville.territory.structure.Structures;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Writes a token of every role into a file that only the owner can read, if this service trusts its own tokens. */
@Singleton
class TokensAtStart {

    private static final Logger LOG = Logger.getLogger(TokensAtStart.class);

    /** A partner has to have something to report on. */
    private static final int AFTER_THE_DATA_SET = 3000;

    private static final Duration LIFETIME = Duration.ofDays(30);

    private final Optional<Path> file;
    private final Optional<String> issuer;
    private final List<String> audience;
    private final Structures structures;

    TokensAtStart(
            @ConfigProperty(name = "contratdeville.embedded.tokens") Optional<Path> file,
            @ConfigProperty(name = "quarkus.oidc.token.issuer") Optional<String> issuer,
            @ConfigProperty(name = "quarkus.oidc.token.audience") List<String> audience,
            Structures structures) {
        this.file = file;
        this.issuer = issuer;
        this.audience = audience;
        this.structures = structures;
    }

    @Transactional
    void write(@Observes @Priority(AFTER_THE_DATA_SET) StartupEvent start) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        PrivateKey key = OwnKeys.in(file.get().getParent()).privateKey();
        Optional<String> structure = structures.withMostActions().map(most -> most.id.toString());
        JwtClaimsBuilder partner = claims(Roles.PARTNER);
        structure.ifPresent(id -> partner.claim("structures", List.of(id)));
        OwnerOnly.file(file.get(), """
                # Made anew at each start of the service; good until %s.
                AGGLOMERATION_TOKEN=%s
                PARTNER_TOKEN=%s
                WAREHOUSE_TOKEN=%s
                PARTNER_STRUCTURE=%s
                """.formatted(
                        Instant.now().plus(LIFETIME).truncatedTo(ChronoUnit.MINUTES),
                        claims(Roles.AGGLOMERATION).jws().sign(key),
                        partner.jws().sign(key),
                        claims(Roles.WAREHOUSE).jws().sign(key),
                        structure.orElse("")));
        LOG.warnf(
                "No OpenID provider is configured: this service trusts tokens of its own. One for each role is in %s."
                        + " Configure quarkus.oidc.auth-server-url for anything but trying out.",
                file.get());
    }

    private JwtClaimsBuilder claims(String role) {
        return Jwt.claims()
                .issuer(issuer.orElseThrow())
                .audience(audience.get(0))
                .subject("trial-" + role)
                .claim("realm_access", Map.of("roles", List.of(role)))
                .expiresIn(LIFETIME);
    }
}
