package fr.contratdeville.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;

/** A database beside the one that the service under test has, on the same server: empty, until it is migrated. */
public final class OwnDatabase implements AutoCloseable {

    private final Flyway flyway;
    private final String serviceUrl;
    private final String url;

    /**
     * @param flyway the service's
     * @param locale what "create database" is told of it, such as {@code locale 'C'}
     */
    public OwnDatabase(Flyway flyway, String locale) throws SQLException {
        this.flyway = flyway;
        serviceUrl = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        url = serviceUrl.replaceFirst("/postgres$", "/migrated");
        write(serviceUrl, "create database migrated template template0 encoding 'UTF8' " + locale);
    }

    /** @param version of the migrations, or {@code latest} */
    public void migrateTo(String version) {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .dataSource(url, TwoRoles.OWNER, "")
                .target(version)
                .load()
                .migrate();
    }

    public void write(String sql) throws SQLException {
        write(url, sql);
    }

    private void write(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, TwoRoles.OWNER, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The only column of every row, as text. */
    public List<String> read(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, TwoRoles.OWNER, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    @Override
    public void close() throws SQLException {
        write(serviceUrl, "drop database migrated with (force)");
    }
}
