package fr.contratdeville.warehouse.changefeed.following;

import fr.contratdeville.testing.Tokens;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL that outlives the service, so that writers go on past it. */
public final class Database implements AutoCloseable {

    private static final String ENRICHMENT = """
            insert into city_contract (id, version, created_at, updated_at, code, name, epci_name, first_year, last_year)
                values (gen_random_uuid(), 0, now(), now(), 'grand-dole-2024-2030', 'Engagements', 'Grand Dole', 2024, 2030);
            insert into pillar (id, contract_id, version, created_at, updated_at, code, label, position)
                select gen_random_uuid(), id, 0, now(), now(), 'pilier-' || n, 'Pilier ' || n, n
                from city_contract, generate_series(1, 4) n where first_year = 2024;
            insert into neighbourhood (id, contract_id, version, created_at, updated_at, name)
                select gen_random_uuid(), id, 0, now(), now(), 'Quartier ' || n from city_contract, generate_series(1, 4) n;
            insert into category_set (id, dimension_id, code, version, label, position)
                select gen_random_uuid(), id, 'autre', n, 'Autre découpage', 9 from dimension, generate_series(1, 2) n;
            insert into category (id, category_set_id, code, label, position)
                select gen_random_uuid(), id, 'part-' || n, 'Part ' || n, n
                from category_set, generate_series(1, 3) n where code = 'autre'
            """;

    private final EmbeddedPostgres server;

    private Database(EmbeddedPostgres server) {
        this.server = server;
    }

    public static Database start() throws IOException {
        return new Database(EmbeddedPostgres.builder()
                .setServerConfig("timezone", "Pacific/Marquesas")
                // Writers that wait for each other are many here.
                .setServerConfig("deadlock_timeout", "100ms")
                .start());
    }

    /** Settings of a service on this database with the 2023 bilan, which trusts the tokens of the tests. */
    public Map<String, String> settingsOfAService() {
        Map<String, String> provider = Tokens.newProvider();
        // Where Tokens looks for what to sign with.
        provider.forEach(System::setProperty);
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_OIDC_PUBLIC_KEY", provider.get("quarkus.oidc.public-key"));
        settings.put("QUARKUS_OIDC_TOKEN_ISSUER", provider.get("quarkus.oidc.token.issuer"));
        settings.put(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort()));
        settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        settings.put("CONTRATDEVILLE_DATASET_LOAD", "always");
        settings.put("CONTRATDEVILLE_LIMITS_REQUESTS_ENABLED", "false");
        // All readers are one caller.
        settings.put("CONTRATDEVILLE_EXPORTS_PULLS_PER_CALLER", "4");
        return settings;
    }

    public Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** What the 2023 bilan has too little of: another contract, neighbourhoods, and sets that cut a dimension anew. */
    void enrich() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(ENRICHMENT);
        }
    }

    /** Waits until every transaction that was under way is over: then the feed has nothing left to wait for. */
    void waitForAllThatIsUnderWay() throws SQLException, InterruptedException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            ResultSet number = statement.executeQuery("select cast(pg_current_xact_id() as text)");
            number.next();
            String query = "select pg_snapshot_xmin(pg_current_snapshot()) > cast('%s' as xid8)"
                    .formatted(number.getString(1));
            boolean over = false;
            while (!over) {
                TimeUnit.MILLISECONDS.sleep(10);
                ResultSet answer = statement.executeQuery(query);
                answer.next();
                over = answer.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
