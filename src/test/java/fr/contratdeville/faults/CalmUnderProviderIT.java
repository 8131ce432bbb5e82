package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;

import fr.contratdeville.testing.PackagedService;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The provider of identity turns its keys, is slow, or does not answer any more: whoever has a token by a key that is known, or
 * none, does not notice.
 */
class CalmUnderProviderIT {

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration FOR_EVER = Duration.ofMinutes(5);

    /** What is waited for a provider (quarkus.oidc.connection-timeout), asked twice, and a slow machine. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final int BETWEEN_QUESTIONS_IN_SECONDS = 1;

    @TempDir
    Path directory;

    private PackagedService service;

    @Test
    void a_provider_that_turns_its_keys_is_slow_or_gone_is_noticed_by_new_tokens_only() throws Exception {
        try (Provider provider = new Provider()) {
            service = PackagedService.start(
                    directory,
                    Map.of(
                            "QUARKUS_OIDC_AUTH_SERVER_URL",
                            provider.issuer(),
                            "QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL",
                            BETWEEN_QUESTIONS_IN_SECONDS + "S"));
            try (PackagedService running = service) {
                read(provider.tokenOfTheAgglomeration()).then().statusCode(200);

                turnKeys(provider);
                read(provider.tokenOfTheAgglomeration()).then().statusCode(200);

                provider.answerAfter(SLOW);
                turnKeys(provider);
                String known = provider.tokenOfTheAgglomeration();
                read(known).then().statusCode(200);

                provider.answerAfter(FOR_EVER);
                turnKeys(provider);
                CompletableFuture<Response> unknown =
                        CompletableFuture.supplyAsync(() -> read(provider.tokenOfTheAgglomeration()));
                Instant asked = Instant.now();
                do {
                    read(known).then().statusCode(200);
                    running.requests().get("/api/v1/structures").then().statusCode(200);
                    running.requests().get("/q/health/ready").then().statusCode(200);
                } while (!unknown.isDone());
                unknown.join().then().statusCode(is(in(List.of(401, 503))));
                assertThat(Duration.between(asked, Instant.now())).isLessThan(DEADLINE);

                provider.answerAfter(Duration.ZERO);
                TimeUnit.SECONDS.sleep(2 * BETWEEN_QUESTIONS_IN_SECONDS);
                read(provider.tokenOfTheAgglomeration()).then().statusCode(200);
                assertThat(running.output()).doesNotContain("eyJ");
            }
        }
    }

    private static void turnKeys(Provider provider) throws InterruptedException {
        // A key that is not known is asked for once in a while only, so that nobody has it asked for all the time.
        TimeUnit.SECONDS.sleep(2 * BETWEEN_QUESTIONS_IN_SECONDS);
        provider.turnKeys();
    }

    /** Something that takes a token. */
    private Response read(String token) {
        return service.requests().header("Authorization", "Bearer " + token).get("/api/v1/exports/structures");
    }
}
