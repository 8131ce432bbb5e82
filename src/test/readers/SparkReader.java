import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Run in a directory: makes a table of each CSV file by the statements beside it, and of each Parquet file by itself, and
 * writes what it has read, a row a line. A program of its own, with a class path of its own: ReadersIT runs it.
 */
class SparkReader {

    private static final String STATEMENTS = ".spark.sql";

    /** To the microsecond: left to itself, it writes milliseconds. */
    private static final Map<String, String> AS_NDJSON =
            Map.of("ignoreNullFields", "false", "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSX");

    public static void main(String[] arguments) throws Exception {
        SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                // Spark 3 refuses times before 1900 in Parquet until it is told that they are of the calendar of today.
                .config("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED")
                .getOrCreate();
        try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(STATEMENTS)) {
                    for (String statement : Files.readString(file).split(";\n")) {
                        spark.sql(statement);
                    }
                    write(spark.table(name.replace(STATEMENTS, "").replace('-', '_')), name.replace(STATEMENTS, ".of-csv"));
                }
                if (name.endsWith(".parquet")) {
                    write(spark.read().parquet(name), name.replace(".parquet", ".of-parquet"));
                }
            }
        }
        spark.stop();
    }

    private static void write(Dataset<Row> rows, String name) throws Exception {
        Column[] columns = Arrays.stream(rows.columns()).map(column -> col(column)).toArray(Column[]::new);
        List<String> lines =
                rows.select(to_json(struct(columns), AS_NDJSON)).as(Encoders.STRING()).collectAsList();
        Files.write(Path.of(name), lines);
    }
}
