package fr.contratdeville.warehouse.export;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.platform.workbook.Workbook;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All datasets of one moment. */
@QuarkusTest
class PullTest extends ApiTest {

    private static final String NDJSON = "application/x-ndjson";
    private static final String KEEPERS = """
            select count(*) from pg_stat_activity
            where state = 'idle in transaction' and query like 'set local idle_in_transaction_session_timeout%'
            """;

    private final List<String> opened = new ArrayList<>();

    @AfterEach
    void closeAll() {
        opened.forEach(pull -> given().delete("/api/v1/exports/pulls/" + pull));
    }

    @Test
    void everything_read_in_a_pull_is_as_it_was_when_it_was_opened() throws SQLException {
        String contract = Stored.contract("grand-dole", 2022, 2024);
        String structure = Stored.structure("Avant");
        Stored.action(contract, structure, 2023, "Avant");
        JsonPath pull = open();

        execute("update structure set name = 'Après'");
        Stored.action(contract, structure, 2023, "Après");
        execute("delete from action where title = 'Avant'");

        assertThat(read(pull, "structures").asString()).contains("Avant").doesNotContain("Après");
        assertThat(read(pull, "actions").asString().lines())
                .singleElement()
                .asString()
                .contains("\"title\":\"Avant\"");
        assertThat(rows(pull.get("id"), "actions")).isEqualTo(1);
        assertThat(given().header("Accept", NDJSON)
                        .get("/api/v1/exports/actions")
                        .asString())
                .contains("Après");
    }

    @Test
    void the_manifest_has_the_checksum_of_every_file_that_was_read() throws Exception {
        Stored.structure("Centre social");
        Stored.structure("Régie");
        JsonPath pull = open();
        assertThat(files(pull.get("id"), "structures")).isEmpty();

        byte[] ndjson = read(pull, "structures").asByteArray();
        byte[] csv = given().queryParam("delimiter", ";")
                .queryParam("pull", (String) pull.get("id"))
                .get("/api/v1/exports/structures")
                .asByteArray();

        assertThat(files(pull.get("id"), "structures"))
                .containsExactly(file(NDJSON, null, 2, ndjson), file("text/csv", ";", 2, csv));
    }

    @Test
    void the_manifest_has_checksums_of_files_that_nobody_has_read_if_asked_for_them() throws Exception {
        Stored.structure("Centre social");
        JsonPath pull = open();

        given().get("/api/v1/exports/pulls/" + pull.get("id") + "?checksums=parquet")
                .then()
                .statusCode(200);

        byte[] parquet = given().header("Accept", "application/vnd.apache.parquet")
                .get("/api/v1/exports/structures?pull=" + pull.get("id"))
                .asByteArray();
        assertThat(files(pull.get("id"), "structures"))
                .containsExactly(file("application/vnd.apache.parquet", null, 1, parquet));
        assertThat(files(pull.get("id"), "bilans")).hasSize(1);
        given().get("/api/v1/exports/pulls/" + pull.get("id") + "?checksums=csv&uuid=string")
                .then()
                .spec(problem(400, "invalid-parameters"));
        given().get("/api/v1/exports/pulls/" + pull.get("id") + "?checksums=pdf")
                .then()
                .spec(problem(400, "invalid-parameters"));
    }

    @Test
    void a_workbook_has_one_checksum_for_everybody() throws Exception {
        Stored.structure("Centre social");
        JsonPath pull = open();

        given().get("/api/v1/exports/pulls/" + pull.get("id") + "?checksums=xlsx")
                .then()
                .statusCode(200);

        byte[] workbook = given().header("Accept", Workbook.MEDIA_TYPE)
                .header("Accept-Language", "en")
                .get("/api/v1/exports/structures?pull=" + pull.get("id"))
                .asByteArray();
        assertThat(files(pull.get("id"), "structures")).containsExactly(file(Workbook.MEDIA_TYPE, null, 1, workbook));
    }

    @Test
    void a_file_whose_uuids_are_strings_is_another_file_with_another_checksum() throws Exception {
        Stored.structure("Centre social");
        JsonPath pull = open();
        String file = "/api/v1/exports/structures?pull=" + pull.get("id");
        String parquet = "application/vnd.apache.parquet";

        byte[] typed = given().header("Accept", parquet).get(file).asByteArray();
        given().get("/api/v1/exports/pulls/" + pull.get("id") + "?checksums=parquet&uuid=string")
                .then()
                .statusCode(200);

        byte[] plain =
                given().header("Accept", parquet).get(file + "&uuid=string").asByteArray();
        Map<String, Object> ofPlain = file(parquet, null, 1, plain);
        ofPlain.put("uuid", "string");
        assertThat(files(pull.get("id"), "structures")).containsExactly(file(parquet, null, 1, typed), ofPlain);
        assertThat(files(pull.get("id"), "bilans"))
                .singleElement()
                .extracting("uuid")
                .isEqualTo("string");
    }

    @Test
    void a_closed_pull_is_read_no_more_and_costs_no_more_and_its_manifest_stays() throws SQLException {
        JsonPath pull = open();
        assertThat(query(KEEPERS)).containsExactly("1");

        given().delete("/api/v1/exports/pulls/" + pull.get("id")).then().statusCode(204);

        assertThat(query(KEEPERS)).containsExactly("0");
        read(pull, "structures").then().spec(problem(410, "pull-not-open"));
        assertThat((Boolean) manifest(pull.get("id")).get("open")).isFalse();
        given().delete("/api/v1/exports/pulls/" + pull.get("id")).then().statusCode(204);
    }

    @Test
    void a_pull_that_another_instance_keeps_can_be_read_and_closed_here() throws SQLException {
        JsonPath pull = open();
        // As if it had been opened there: nothing is known of it here but what is in the database.
        String elsewhere = "3f0e2bb1-7f38-4bb0-b6c5-1f8d7c7a9f4e";
        execute("""
                insert into export_pull
                    select '%1$s', opened_at, expires_at, closed_at, schema_version, snapshot, keeper, keeper_started, token, redactions
                    from export_pull where id = '%2$s';
                insert into export_pull_dataset
                    select '%1$s', dataset, rows from export_pull_dataset where pull_id = '%2$s'
                """.formatted(elsewhere, pull.get("id")));

        given().get("/api/v1/exports/structures?pull=" + elsewhere).then().statusCode(200);
        given().delete("/api/v1/exports/pulls/" + elsewhere).then().statusCode(204);

        assertThat(query(KEEPERS)).containsExactly("0");
        read(pull, "structures").then().spec(problem(410, "pull-not-open"));
        assertThat((Boolean) manifest(pull.get("id")).get("open")).isFalse();
        open();
        open();
    }

    @Test
    void a_pull_whose_time_is_over_whose_keeper_is_gone_or_that_shows_other_columns_is_not_open() throws SQLException {
        JsonPath expired = open();
        execute("update export_pull set expires_at = now() where id = '%s'".formatted((String) expired.get("id")));
        JsonPath orphan = open();
        execute("select pg_terminate_backend(keeper) from export_pull where id = '%s'"
                .formatted((String) orphan.get("id")));

        JsonPath older = open();
        execute("update export_pull set schema_version = '0.9.0' where id = '%s'".formatted((String) older.get("id")));

        read(older, "structures").then().spec(problem(410, "pull-not-open"));
        read(expired, "structures").then().spec(problem(410, "pull-not-open"));
        read(orphan, "structures").then().spec(problem(410, "pull-not-open"));
    }

    @Test
    void a_pull_lets_tables_be_truncated_and_shows_nothing_rather_than_too_little() throws SQLException {
        Stored.structure("Centre social");
        JsonPath pull = open();

        execute("truncate structure cascade");

        assertThatThrownBy(() -> read(pull, "structures")).isNotNull();
        given().get("/api/v1/exports/pulls/" + pull.get("id") + "?checksums=csv")
                .then()
                .spec(problem(410, "pull-not-open"));
        assertThat(files(pull.get("id"), "structures")).isEmpty();
        read(pull, "structures").then().spec(problem(410, "pull-not-open"));
    }

    @Test
    void no_more_pulls_are_open_than_may_be() {
        open(as(Tokens.agglomeration("one")));
        open(as(Tokens.agglomeration("one")));
        open(as(Tokens.agglomeration("another")));
        JsonPath own = open();

        List<String> addresses = given().post("/api/v1/exports")
                .then()
                .spec(problem(503, "too-many-pulls"))
                .header("Retry-After", equalTo("60"))
                .extract()
                .path("open");

        assertThat(addresses).containsExactly(own.getString("self"));
        given().delete(addresses.get(0)).then().statusCode(204);
        open();
    }

    @Test
    void what_a_caller_has_left_open_is_named_to_it_and_keeps_nobody_else_from_pulling() {
        RequestSpecification forgetful = as(Tokens.agglomeration("forgetful"));
        String first = open(forgetful).get("self");
        String second = open(forgetful).get("self");

        for (int i = 0; i < 3; i++) {
            List<String> addresses = forgetful
                    .post("/api/v1/exports")
                    .then()
                    .spec(problem(409, "pulls-left-open"))
                    .extract()
                    .path("open");
            assertThat(addresses).containsExactly(first, second);
        }

        open();
        forgetful.delete(first).then().statusCode(204);
        open(forgetful);
    }

    @Test
    void a_pull_that_never_was_is_not_there() {
        String nobodys = "/api/v1/exports/pulls/00000000-0000-4000-8000-000000000000";

        given().get(nobodys).then().spec(problem(404, "not-found"));
        given().delete(nobodys).then().spec(problem(404, "not-found"));
    }

    private JsonPath open() {
        return open(given());
    }

    private JsonPath open(RequestSpecification caller) {
        Response answer = caller.post("/api/v1/exports");
        assertThat(answer.statusCode()).isEqualTo(201);
        opened.add(answer.path("id"));
        assertThat(answer.header("Location")).isEqualTo(answer.path("self"));
        return answer.jsonPath();
    }

    private static Response read(JsonPath pull, String dataset) {
        return given().header("Accept", NDJSON).get("/api/v1/exports/" + dataset + "?pull=" + pull.get("id"));
    }

    private static JsonPath manifest(String pull) {
        return given().get("/api/v1/exports/pulls/" + pull)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static int rows(String pull, String dataset) {
        return manifest(pull).getInt("datasets.find { it.name == '%s' }.rows".formatted(dataset));
    }

    private static List<Map<String, Object>> files(String pull, String dataset) {
        return manifest(pull).getList("datasets.find { it.name == '%s' }.files".formatted(dataset));
    }

    private static Map<String, Object> file(String type, String delimiter, int rows, byte[] content) throws Exception {
        Map<String, Object> file = new HashMap<>();
        file.put("mediaType", type);
        file.put("delimiter", delimiter);
        file.put("uuid", null);
        file.put("rows", rows);
        file.put("bytes", content.length);
        file.put(
                "sha256",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        return file;
    }
}
