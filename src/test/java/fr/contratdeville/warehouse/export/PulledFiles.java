package fr.contratdeville.warehouse.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Tokens;
import fr.contratdeville.warehouse.format.DuckDb;
import fr.contratdeville.warehouse.format.ExportedTable;
import fr.contratdeville.warehouse.format.RowFormat;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** All datasets of one pull, as a warehouse fetches them, with what the manifest says of them. */
public final class PulledFiles implements AutoCloseable {

    private final Path directory;
    private final JsonNode opened;
    private final List<ExportedTable> tables = new ArrayList<>();

    private PulledFiles(Path directory, JsonNode opened) {
        this.directory = directory;
        this.opened = opened;
    }

    /** @param directory for the files */
    public static PulledFiles open(Path directory) {
        JsonNode pull = Json.of(warehouse()
                .post("/api/v1/exports")
                .then()
                .statusCode(201)
                .extract()
                .asString());
        PulledFiles files = new PulledFiles(directory, pull);
        for (JsonNode dataset : pull.get("datasets")) {
            files.tables.add(new ExportedTable(Json.get(dataset.get("schema").asText())));
        }
        return files;
    }

    /** Fetches all, compares it with the manifest, and loads it. */
    public DuckDb loaded(RowFormat format) throws IOException, SQLException, GeneralSecurityException {
        for (JsonNode dataset : opened.get("datasets")) {
            RequestSpecification request = warehouse().header("Accept", format.mediaType());
            if (format == RowFormat.CSV) {
                request.queryParam("delimiter", ";");
            }
            Files.write(
                    file(dataset.get("name").asText(), format),
                    request.get(dataset.get("self").asText())
                            .then()
                            .statusCode(200)
                            .extract()
                            .asByteArray());
        }
        JsonNode manifest = Json.get(opened.get("self").asText());
        DuckDb duckdb = new DuckDb();
        for (int i = 0; i < tables.size(); i++) {
            JsonNode dataset = manifest.get("datasets").get(i);
            Path file = file(dataset.get("name").asText(), format);
            assertThat(sha256(file))
                    .isEqualTo(told(dataset, format).get("sha256").asText());
            duckdb.execute(tables.get(i).creation());
            duckdb.execute(tables.get(i).loading(format, ';', file));
            assertThat(duckdb.texts("select count(*) from " + tables.get(i).name()))
                    .as(file.toString())
                    .containsExactly(List.of(dataset.get("rows").asText()));
        }
        return duckdb;
    }

    private Path file(String dataset, RowFormat format) {
        return directory.resolve(dataset + "." + format.extension());
    }

    private static JsonNode told(JsonNode dataset, RowFormat format) {
        return Json.list(dataset.get("files")).stream()
                .filter(file -> file.get("mediaType").asText().equals(format.mediaType()))
                .findFirst()
                .orElseThrow();
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    /** Without the check of the contract, which knows no bodies but JSON, and none that are empty. */
    private static RequestSpecification warehouse() {
        FilterableRequestSpecification request = (FilterableRequestSpecification) given().noFilters();
        return request.replaceHeader("Authorization", "Bearer " + Tokens.warehouse());
    }

    @Override
    public void close() {
        warehouse().delete(opened.get("self").asText()).then().statusCode(204);
    }
}
