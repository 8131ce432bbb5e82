package fr.contratdeville.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.warehouse.format.AwkwardRows;
import fr.contratdeville.warehouse.format.Delimiter;
import fr.contratdeville.warehouse.format.FileForm;
import fr.contratdeville.warehouse.format.RowFormat;
import fr.contratdeville.warehouse.format.UuidForm;
import fr.contratdeville.warehouse.format.Written;
import fr.contratdeville.warehouse.reader.Reader;
import fr.contratdeville.warehouse.rows.Column;
import fr.contratdeville.warehouse.rows.ExportedDataset;
import fr.contratdeville.warehouse.rows.TableSchema;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs of others read the files of the packaged service, each as the documentation says, and have what the service has: the rows
 * of NDJSON, which these tests read themselves. Run by the profile {@code readers}, which fetches the programs.
 */
class ReadersIT {

    private static final Path PROGRAMS = Path.of("src/test/readers").toAbsolutePath();
    private static final int LONGEST_IN_MINUTES = 3;
    private static final int DATASETS = 16;
    private static final List<Reader> RUN_HERE = List.of(Reader.SPARK, Reader.CLICKHOUSE);
    private static final String PARQUET = "application/vnd.apache.parquet";

    private static final Comparator<Map<String, Object>> ROWS = Comparator.comparing(Map::toString);

    /** What Spark reaches into, of what Java has closed since its version 17: its own scripts open it as well. */
    private static final List<String> OPEN_TO_SPARK = Stream.of(
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.reflect",
                    "java.io",
                    "java.net",
                    "java.nio",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "sun.nio.ch",
                    "sun.nio.cs",
                    "sun.security.action",
                    "sun.util.calendar")
            .map("--add-opens=java.base/%s=ALL-UNNAMED"::formatted)
            .toList();

    @TempDir
    static Path home;

    @TempDir
    static Path files;

    private static PackagedService service;

    /** By dataset. */
    private static final Map<String, JsonNode> schemas = new TreeMap<>();

    @BeforeAll
    static void exportEverything() throws Exception {
        service = PackagedService.start(home, Map.of());
        new EditedBilan2023(service).change();
        JsonNode datasets = Json.of(text("/api/v1/exports")).get("datasets");
        for (JsonNode dataset : datasets) {
            String name = dataset.get("name").asText();
            String rows = "/api/v1/exports/" + name;
            String schema = text(rows + "/schema");
            schemas.put(name, Json.of(schema));
            write(name + ".schema.json", schema.getBytes(StandardCharsets.UTF_8));
            write(name + ".csv", bytes(rows, "text/csv"));
            write(name + ".ndjson", bytes(rows, "application/x-ndjson"));
            for (Reader reader : RUN_HERE) {
                write(
                        statements(name, reader),
                        text(rows + "/schema/" + reader.code()).getBytes(StandardCharsets.UTF_8));
            }
            write(name + ".parquet", bytes(rows + "?uuid=string", PARQUET));
        }
        assertThat(schemas).hasSize(DATASETS);
        writeAwkwardRows();
    }

    /** No reader of a Table Schema can tell an empty text from none, so there is no schema beside them. */
    private static void writeAwkwardRows() throws IOException {
        ExportedDataset dataset = AwkwardRows.DATASET;
        List<Column> columns = dataset.columns();
        schemas.put(dataset.name(), Json.of(TableSchema.of(dataset).toString()));
        for (Reader reader : RUN_HERE) {
            write(statements(dataset.name(), reader), reader.statements(dataset).getBytes(StandardCharsets.UTF_8));
        }
        write(dataset.name() + ".csv", Written.bytes(RowFormat.CSV, ',', columns, AwkwardRows.rows()));
        write(dataset.name() + ".ndjson", Written.bytes(RowFormat.NDJSON, ',', columns, AwkwardRows.rows()));
        write(
                dataset.name() + ".parquet",
                Written.bytes(
                        new FileForm(RowFormat.PARQUET, Delimiter.COMMA, UuidForm.STRING),
                        columns,
                        AwkwardRows.rows()));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @Test
    void spark_has_all_rows_of_csv_by_the_statements_and_of_parquet_with_plain_uuids() throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(OPEN_TO_SPARK);
        command.add("-cp");
        command.add(Files.readString(Path.of(System.getProperty("readers.spark-class-path")))
                .strip());
        command.add(PROGRAMS.resolve("SparkReader.java").toString());
        run(command);

        for (String dataset : schemas.keySet()) {
            assertThat(rows(dataset, ".of-csv")).as(dataset).isEqualTo(rows(dataset, ".ndjson"));
            assertThat(rows(dataset, ".of-parquet")).as(dataset).isEqualTo(rows(dataset, ".ndjson"));
        }
    }

    @Test
    void clickhouse_has_all_rows_of_csv_by_the_statements() throws Exception {
        run(List.of("node", PROGRAMS.resolve("clickhouse.mjs").toString()));

        for (String dataset : schemas.keySet()) {
            assertThat(rows(dataset, ".of-clickhouse")).as(dataset).isEqualTo(listsInsteadOfNone(dataset));
        }
    }

    /** A list cannot be null in ClickHouse, and is not in any dataset. */
    private static List<Map<String, Object>> listsInsteadOfNone(String dataset) throws IOException {
        List<Map<String, Object>> rows = rows(dataset, ".ndjson");
        for (JsonNode field : schemas.get(dataset).get("fields")) {
            if (field.get("sql_type").asText().equals("text[]")) {
                rows.forEach(row -> row.replace(field.get("name").asText(), Json.of("null"), Json.of("[]")));
            }
        }
        rows.sort(ROWS);
        return rows;
    }

    @Test
    void polars_has_all_rows_of_parquet_with_plain_uuids_and_can_write_them() throws Exception {
        run(List.of("node", PROGRAMS.resolve("polars.mjs").toString()));

        for (String dataset : schemas.keySet()) {
            assertThat(rows(dataset, ".of-polars")).as(dataset).isEqualTo(rows(dataset, ".ndjson"));
        }
    }

    /** Java's own validator, {@code io.frictionlessdata:tableschema-java}, is not on Maven Central. */
    @Test
    void npms_tableschema_finds_every_row_as_its_schema_says() throws Exception {
        assertThat(run(List.of("node", PROGRAMS.resolve("tableschema.mjs").toString())))
                .hasSize(DATASETS)
                .allSatisfy(dataset -> assertThat(dataset).matches("[a-z-]+: [1-9]\\d* rows"));
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("reader", ".out");
        Path errors = Files.createTempFile("reader", ".err");
        ProcessBuilder program = new ProcessBuilder(command)
                .directory(files.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        program.environment().put("READERS_NODE", System.getProperty("readers.node"));
        program.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process running = program.start();
        assertThat(running.waitFor(LONGEST_IN_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readAllLines(output);
    }

    /** In an order of their own, each with its values by column, as they compare. */
    private static List<Map<String, Object>> rows(String dataset, String extension) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String line : Files.readString(files.resolve(dataset + extension)).split("\n")) {
            JsonNode row = Json.of(line);
            Map<String, Object> values = new TreeMap<>();
            for (JsonNode field : schemas.get(dataset).get("fields")) {
                String name = field.get("name").asText();
                values.put(name, comparable(field.get("sql_type").asText(), row.get(name)));
            }
            rows.add(values);
        }
        rows.sort(ROWS);
        return rows;
    }

    /** The same for equal values, however a program writes them: polars has decimals as texts, and times with an offset. */
    private static Object comparable(String type, JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        return switch (type) {
            case "decimal(18,4)" -> new BigDecimal(value.asText()).stripTrailingZeros();
            case "timestamptz" -> OffsetDateTime.parse(value.asText()).toInstant();
            case "json" -> value.isTextual() ? Json.of(value.asText()) : value;
            default -> value;
        };
    }

    private static String statements(String dataset, Reader reader) {
        return dataset + "." + reader.code() + ".sql";
    }

    private static void write(String name, byte[] content) throws IOException {
        Files.write(files.resolve(name), content);
    }

    private static String text(String path) throws IOException {
        return service.requestsWith("WAREHOUSE_TOKEN")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static byte[] bytes(String path, String type) throws IOException {
        RequestSpecification request = service.requestsWith("WAREHOUSE_TOKEN").header("Accept", type);
        return request.get(path).then().statusCode(200).extract().asByteArray();
    }
}
