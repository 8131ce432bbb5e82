package fr.contratdeville.warehouse.export;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.github.luben.zstd.ZstdInputStream;
import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Sheets;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.warehouse.format.DuckDb;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ExportTest extends ApiTest {

    private static final String PARQUET = "application/vnd.apache.parquet";

    private static final RestAssuredConfig AS_SENT = RestAssuredConfig.config()
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

    @TempDir
    Path directory;

    @Test
    void a_dataset_is_csv_unless_asked_otherwise() {
        String id = Stored.structure("Centre social « Olympe », dit \\\"ODG\\\"");

        Response answer = given().get("/api/v1/exports/structures");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv; charset=utf-8; header=present");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"structures.csv\"");
        assertThat(answer.header("Link")).isEqualTo("</api/v1/exports/structures/schema>; rel=\"describedby\"");
        List<String> lines = lines(answer.asByteArray());
        assertThat(lines.get(0)).startsWith("id,name,short_name,kind,");
        assertThat(lines.get(1)).startsWith(id + ",\"Centre social « Olympe », dit \"\"ODG\"\"\",,association,");
        assertThat(lines).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"%3B", "';'"})
    void a_csv_has_the_delimiter_that_is_asked_for(String semicolon) {
        Stored.structure("Régie");

        Response answer = given().urlEncodingEnabled(false).get("/api/v1/exports/structures?delimiter=" + semicolon);

        assertThat(lines(answer.asByteArray()).get(0)).startsWith("id;name;short_name;");
    }

    @Test
    void uuids_and_json_are_strings_in_parquet_if_that_is_asked_for() throws Exception {
        String id = Stored.structure("Régie");

        byte[] plain = given().header("Accept", PARQUET)
                .get("/api/v1/exports/structures?uuid=string")
                .asByteArray();
        byte[] typed = exported("structures", PARQUET).asByteArray();

        assertThat(ids(plain)).containsExactly(List.of("VARCHAR", id));
        assertThat(ids(typed)).containsExactly(List.of("UUID", id));
        assertThat(given().header("Accept", PARQUET)
                        .get("/api/v1/exports/structures?uuid=uuid")
                        .asByteArray())
                .isEqualTo(typed);
    }

    @Test
    void a_workbook_has_the_rows_of_the_other_formats() throws Exception {
        String id = Stored.structure("=1+1");
        execute("update structure set siret = '01234567800011'");

        byte[] file = exported("structures", Workbook.MEDIA_TYPE).asByteArray();

        Map<String, Object> row = Sheets.of(file).get("structures").get(0);
        String head =
                lines(given().get("/api/v1/exports/structures").asByteArray()).get(0);
        assertThat(row.keySet()).containsExactly(head.split(","));
        assertThat(row)
                .containsEntry("id", id)
                .containsEntry("name", "=1+1")
                .containsEntry("short_name", null)
                .containsEntry("siret", "01234567800011")
                .containsEntry("version", BigDecimal.ZERO);
        assertThat(row.get("created_at")).isInstanceOf(LocalDateTime.class);
    }

    private List<List<String>> ids(byte[] parquet) throws Exception {
        Path file = Files.write(directory.resolve("structures.parquet"), parquet);
        try (DuckDb duckdb = new DuckDb()) {
            return duckdb.texts("select typeof(id), id from '%s'".formatted(file));
        }
    }

    @Test
    void what_a_spreadsheet_would_compute_is_defused() {
        Stored.structure("=1+1");

        assertThat(lines(given().get("/api/v1/exports/structures").asByteArray())
                        .get(1))
                .contains(",'=1+1,");
        assertThat(exported("structures", "application/x-ndjson").asString()).contains("\"name\":\"=1+1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-ndjson, application/x-ndjson, ndjson",
        "application/vnd.apache.parquet, application/vnd.apache.parquet, parquet",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, xlsx",
        "'text/html, application/x-ndjson;q=0.3, text/csv;q=0.2', application/x-ndjson, ndjson",
        "'text/csv;q=0, */*', application/x-ndjson, ndjson",
        "'*/*', text/csv; charset=utf-8; header=present, csv"
    })
    void the_format_is_the_accepted_one(String accepted, String type, String extension) {
        Stored.structure("Régie");

        Response answer = exported("structures", accepted);

        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.header("Content-Disposition")).endsWith("structures." + extension + "\"");
        assertThat(answer.header("Vary")).isEqualTo("Accept, Accept-Encoding, Authorization");
    }

    @Test
    void it_is_compressed_as_the_caller_accepts() throws IOException {
        Stored.structure("Régie de quartier");
        byte[] plain = given().get("/api/v1/exports/structures").asByteArray();

        byte[] gzip = encoded("gzip").asByteArray();
        byte[] zstd = encoded("gzip;q=0.5, zstd").asByteArray();

        assertThat(encoded("gzip").header("Content-Encoding")).isEqualTo("gzip");
        assertThat(encoded("gzip;q=0.5, zstd").header("Content-Encoding")).isEqualTo("zstd");
        assertThat(encoded("br").header("Content-Encoding")).isNull();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                .isEqualTo(plain);
        assertThat(new ZstdInputStream(new ByteArrayInputStream(zstd)).readAllBytes())
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv",
        "application/x-ndjson",
        "application/vnd.apache.parquet",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    void two_exports_of_the_same_state_are_the_same_to_the_byte(String type) {
        for (int i = 0; i < 30; i++) {
            Stored.structure("Structure " + i);
        }

        assertThat(exported("structures", type).asByteArray())
                .isEqualTo(exported("structures", type).asByteArray());
    }

    @Test
    void rows_come_in_the_order_of_their_key_and_figures_before_their_parts() {
        Stored.sexes();
        String contract = Stored.contract("grand-dole", 2022, 2024);
        String structure = Stored.structure("Centre social");
        String indicator = Stored.indicator("enfants", "sum");
        for (int i = 0; i < 3; i++) {
            String action = Stored.action(contract, structure, 2023, "Action " + i);
            Stored.figure(action, indicator, """
                    "kind": "exact", "value": 5, "breakdowns": [{"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1,
                     "coverage": "whole", "parts": [{"category": "femmes", "value": 3}, {"category": "hommes", "value": 2}]}]
                    """);
        }

        List<String> rows = exported("indicator-values", "application/x-ndjson")
                .asString()
                .lines()
                .toList();

        assertThat(rows).hasSize(9);
        assertThat(rows.subList(0, 3))
                .allMatch(row -> row.contains("\"row_kind\":\"value\""))
                .isSorted();
        assertThat(rows.subList(3, 9))
                .allMatch(row -> row.contains("\"row_kind\":\"part\""))
                .isSorted();
    }

    @Test
    void where_there_is_no_replica_nothing_is_said_of_one() {
        given().header("Read-After", "0/1A2B3C8")
                .get("/api/v1/exports/structures")
                .then()
                .statusCode(200)
                .header("Read-From", equalTo(null));
        given().contentType(ContentType.JSON)
                .body("{\"name\": \"Régie de quartier\", \"kind\": \"association\"}")
                .post("/api/v1/structures")
                .then()
                .statusCode(201)
                .header("Database-Position", equalTo(null));
    }

    @Test
    void a_head_request_writes_nothing() {
        Response answer = given().head("/api/v1/exports/structures");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.asByteArray()).isEmpty();
    }

    @Test
    void a_head_request_for_a_pull_that_is_not_open_is_told() {
        given().head("/api/v1/exports/structures?pull=00000000-0000-4000-8000-000000000000")
                .then()
                .statusCode(410);
    }

    @Test
    void what_cannot_be_exported_is_a_problem_of_its_own() {
        given().get("/api/v1/exports/subventions").then().spec(problem(404, "unknown-dataset"));
        given().get("/api/v1/exports/subventions/schema").then().spec(problem(404, "unknown-dataset"));
        given().get("/api/v1/exports/subventions/schema/duckdb").then().spec(problem(404, "unknown-dataset"));
        given().get("/api/v1/exports/subventions/schema/oracle").then().spec(problem(404, "unknown-dataset"));
        given().get("/api/v1/exports/structures/schema/oracle").then().spec(problem(404, "unknown-reader"));
        exported("structures", "application/pdf").then().spec(problem(406, "not-acceptable"));
        exported("structures", "").then().spec(problem(406, "not-acceptable"));
        encoded("identity;q=0").then().spec(problem(406, "not-acceptable"));
        given().get("/api/v1/exports/structures?delimiter=%7C").then().spec(problem(400, "invalid-parameters"));
        given().header("Accept", "application/x-ndjson")
                .get("/api/v1/exports/structures?delimiter=,")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body("errors.code", hasItem("delimiter-without-csv"));
        given().get("/api/v1/exports/structures?uuid=string")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body("errors.code", hasItem("uuid-without-parquet"));
        given().header("Accept", PARQUET)
                .get("/api/v1/exports/structures?uuid=text")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body("errors.code", hasItem("not-in-list"));
        given().get("/api/v1/exports/structures?year=2023").then().spec(problem(400, "invalid-parameters"));
    }

    @Test
    void the_list_names_every_dataset_and_where_it_is_described() {
        List<String> schemas =
                given().get("/api/v1/exports").then().statusCode(200).extract().path("datasets.schema");

        assertThat(schemas).contains("/api/v1/exports/indicator-values/schema").hasSizeGreaterThan(10);
        schemas.forEach(schema -> given().get(schema)
                .then()
                .statusCode(200)
                .body("primaryKey", equalTo("id"))
                .body("fields[0].name", equalTo("id"))
                .body("'$schema'", startsWith("https://")));
    }

    @Test
    void no_address_of_a_person_is_exported() throws SQLException {
        Stored.structure("Régie");
        execute("update structure set contact_email = 'agathe@example.org'");

        assertThat(exported("structures", "application/x-ndjson").asString()).doesNotContain("agathe");
    }

    private static Response exported(String dataset, String type) {
        return given().header("Accept", type).get("/api/v1/exports/" + dataset);
    }

    private static Response encoded(String codings) {
        return given().config(AS_SENT).header("Accept-Encoding", codings).get("/api/v1/exports/structures");
    }

    private static List<String> lines(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8).lines().toList();
    }
}
