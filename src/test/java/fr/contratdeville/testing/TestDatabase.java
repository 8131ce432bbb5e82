package fr.contratdeville.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** One PostgreSQL and one key pair for all tests of a run; the PostgreSQL in a time zone that is nobody's default. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("timezone", "Pacific/Marquesas")
                    .setLocaleConfig("locale", "C")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<String, String> settings = new HashMap<>(Tokens.newProvider());
        settings.put(
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort()));
        settings.putAll(TwoRoles.in(server.getPostgresDatabase()));
        return settings;
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
