package fr.contratdeville.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Greets who tries the service out, and runs until it is stopped. */
class Service implements QuarkusApplication {

    private final boolean embedded;
    private final Optional<Path> tokens;
    private final int port;

    Service(
            @ConfigProperty(name = Main.EMBEDDED, defaultValue = "false") boolean embedded,
            @ConfigProperty(name = Main.TOKENS) Optional<Path> tokens,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.embedded = embedded;
        this.tokens = tokens;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        if (embedded) {
            System.out.println(greeting());
        }
        Quarkus.waitForExit();
        return 0;
    }

    private static String aboutTokens(Path file) {
        return """

                Reading needs no token, writing does: %s has one for each role.
                """.formatted(file);
    }

    private String greeting() {
        String address = "http://localhost:" + port;
        return """

                Swagger UI: %1$s/swagger-ui

                curl '%1$s/api/v1/actions?q=renovations'
                curl '%1$s/api/v1/aggregates/pillars?year=2023'
                curl '%1$s/api/v1/aggregates?groupBy=structure,status&year=2023'
                %2$s""".formatted(address, tokens.map(Service::aboutTokens).orElse(""));
    }
}
