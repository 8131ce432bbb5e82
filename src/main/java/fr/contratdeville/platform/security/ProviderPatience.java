package fr.contratdeville.platform.security;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcRequestFilter;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds how long an OpenID provider may take to answer. The framework only bounds how long it may take to connect, and
 * so requests with a token would wait for ever on a provider that hangs.
 */
@Singleton
@Unremovable
class ProviderPatience implements OidcRequestFilter {

    private final Duration longest;

    ProviderPatience(@ConfigProperty(name = "quarkus.oidc.connection-timeout") Duration longest) {
        this.longest = longest;
    }

    @Override
    public void filter(OidcRequestContext question) {
        question.request().timeout(longest.toMillis());
    }
}
