#!/usr/bin/env bash
# A decimal column, declared as one, that loses digits of the JSON it is read from.
#
# The guess: read_ndjson(…, columns = {value: 'DECIMAL(18,4)'}) reads the digits that stand in the file, because the type is
#   told and needs no guessing; where it does not, declaring the column a text or JSON hands over what is written there.
#
# What happens: the number becomes a double first, whatever is declared. 12345678901234.5678, well within DECIMAL(18,4),
#   arrives as 12345678901234.5680 without a word; 99999999999999.9999, the largest one, is refused as too large; and a
#   DECIMAL(19,4) takes 883406386745030.3 for 883406386745030.2464, with digits that nobody wrote. As text and as JSON the
#   digits are gone as well. Exact are, from the same file, read_ndjson_objects() with json_transform() on the whole
#   object; numbers in quotes; CSV; and Parquet.
#
# Versions: DuckDB 2.0.0 (org.duckdb:duckdb_jdbc 2.0.0.1). In 1.5.6, json_transform() lost the digits as well; the reader of
#   files is what it was.
# Source: github.com/duckdb/duckdb issues 24989 and 10866, pull request 25006.
#
# For who uses it: take CSV or Parquet for money and other decimals of more than 15 digits, or transform whole objects.
# Here: figures are decimal(18,4), and NDJSON and the feed of changes are read with DuckDB (warehouse.sql, which says so).
#
# Needs a JDK (17 or newer), Maven and its central repository. Not part of the build: bash findings/duckdb-json-decimals.sh
set -euo pipefail

driver=2.0.0.1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/pom.xml" <<POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>duckdb-decimals</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.duckdb</groupId>
      <artifactId>duckdb_jdbc</artifactId>
      <version>$driver</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies \
  -DoutputDirectory="$work/lib" >&2

mkdir "$work/data"
echo '{"value": 12345678901234.5678}' > "$work/data/figure.ndjson"
echo '{"value": "12345678901234.5678"}' > "$work/data/quoted.ndjson"
echo '{"value": 99999999999999.9999}' > "$work/data/largest.ndjson"
echo '{"value": 883406386745030.3}' > "$work/data/wide.ndjson"
echo '{"items": [{"row": {"value": 12345678901234.5678}}]}' > "$work/data/page.json"
printf 'value\n12345678901234.5678\n' > "$work/data/figure.csv"

cat > "$work/Decimals.java" <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public class Decimals {
    static String data;

    static void read(String what, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy (select 12345678901234.5678::decimal(18,4) as value) to '" + data
                    + "/figure.parquet' (format parquet)");
            String found;
            try (ResultSet row = statement.executeQuery(query.replace("$", data + "/"))) {
                row.next();
                found = row.getString(1);
            } catch (SQLException refused) {
                found = refused.getMessage().contains("Failed to cast value to decimal") ? "refused" : refused.toString();
            }
            System.out.println(what + ": " + found);
        }
    }

    public static void main(String[] arguments) throws SQLException {
        data = arguments[0];
        read("DuckDB", "select version()");
        read("12345678901234.5678 as DECIMAL(18,4)",
                "select value::varchar from read_ndjson('$figure.ndjson', columns = {value: 'DECIMAL(18,4)'})");
        read("12345678901234.5678 as VARCHAR",
                "select value from read_ndjson('$figure.ndjson', columns = {value: 'VARCHAR'})");
        read("12345678901234.5678 as JSON",
                "select value::varchar from read_ndjson('$figure.ndjson', columns = {value: 'JSON'})");
        read("12345678901234.5678 in an object as JSON", "select items[1].row::varchar from"
                + " read_ndjson('$page.json', columns = {items: 'STRUCT(row JSON)[]'})");
        read("99999999999999.9999 as DECIMAL(18,4)",
                "select value::varchar from read_ndjson('$largest.ndjson', columns = {value: 'DECIMAL(18,4)'})");
        read("883406386745030.3 as DECIMAL(19,4)",
                "select value::varchar from read_ndjson('$wide.ndjson', columns = {value: 'DECIMAL(19,4)'})");
        String transformed = "select json_transform(json, '{\"value\": \"DECIMAL(18,4)\"}').value::varchar"
                + " from read_ndjson_objects('$%s.ndjson')";
        read("12345678901234.5678 transformed", transformed.formatted("figure"));
        read("99999999999999.9999 transformed", transformed.formatted("largest"));
        read("\"12345678901234.5678\" as DECIMAL(18,4)",
                "select value::varchar from read_ndjson('$quoted.ndjson', columns = {value: 'DECIMAL(18,4)'})");
        read("12345678901234.5678 of CSV",
                "select value::varchar from read_csv('$figure.csv', columns = {value: 'DECIMAL(18,4)'}, header = true)");
        read("12345678901234.5678 of Parquet", "select value::varchar from read_parquet('$figure.parquet')");
    }
}
JAVA

cat > "$work/expected" <<'EXPECTED'
DuckDB: v2.0.0
12345678901234.5678 as DECIMAL(18,4): 12345678901234.5680
12345678901234.5678 as VARCHAR: 12345678901234.568
12345678901234.5678 as JSON: 12345678901234.568
12345678901234.5678 in an object as JSON: {"value":12345678901234.568}
99999999999999.9999 as DECIMAL(18,4): refused
883406386745030.3 as DECIMAL(19,4): 883406386745030.2464
12345678901234.5678 transformed: 12345678901234.5678
99999999999999.9999 transformed: 99999999999999.9999
"12345678901234.5678" as DECIMAL(18,4): 12345678901234.5678
12345678901234.5678 of CSV: 12345678901234.5678
12345678901234.5678 of Parquet: 12345678901234.5678
EXPECTED

echo "duckdb_jdbc $driver"
java -cp "$work/lib/*" "$work/Decimals.java" "$work/data" > "$work/observed" 2> "$work/errors" ||
  { cat "$work/errors" >&2; exit 1; }
cat "$work/observed"
if ! diff "$work/expected" "$work/observed" > "$work/difference"; then
  echo "NO LONGER as recorded here (< recorded, > now):" >&2
  cat "$work/difference" >&2
  exit 1
fi
echo "As recorded: a declared decimal is read by way of a double; transformed objects, quotes, CSV and Parquet are exact."
