package fr.contratdeville.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Whom the database of a test knows: one role migrates and owns the tables, and is the tests' own; the service runs as another
 * one, which may only read and write rows. So every test shows that the service needs no more.
 */
public final class TwoRoles {

    public static final String OWNER = "postgres";
    public static final String SERVICE = "contratdeville_service";

    /** No server of the tests asks for one, but Flyway takes no name without. */
    private static final String ANY_PASSWORD = "any";

    private static final int MOST_CONNECTIONS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TwoRoles() {}

    /** What a service on that server is told. */
    public static Map<String, String> in(DataSource server) {
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$
                    begin
                        if not exists (select from pg_roles where rolname = '%1$s') then
                            create role %1$s login;
                        end if;
                    end $$
                    """.formatted(SERVICE));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return Map.of(
                "quarkus.datasource.username", SERVICE,
                "quarkus.flyway.username", OWNER,
                "quarkus.flyway.password", ANY_PASSWORD);
    }

    /** Connections as the owner, to the database of the service under test. */
    static DataSource ownersConnections() {
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier();
        configuration
                .connectionPoolConfiguration()
                .maxSize(MOST_CONNECTIONS)
                .acquisitionTimeout(PATIENCE)
                // The server may have been stopped, and started again.
                .validateOnBorrow(true)
                .connectionValidator(ConnectionValidator.defaultValidator())
                .connectionFactoryConfiguration()
                .jdbcUrl(ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class))
                .principal(new NamePrincipal(OWNER))
                .credential(new SimplePassword(ANY_PASSWORD));
        try {
            return AgroalDataSource.from(configuration);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
