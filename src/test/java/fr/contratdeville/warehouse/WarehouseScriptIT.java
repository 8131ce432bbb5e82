package fr.contratdeville.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.warehouse.WarehouseScript.Run;
import fr.contratdeville.warehouse.format.DuckDb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's pull, as a warehouse runs it: a script that fetches, and SQL that loads. */
class WarehouseScriptIT {

    private static final Path SQL = Path.of("src/test/scripts/warehouse.sql");
    private static final int MOST_LINES = 30;
    private static final int DATASETS = 16;

    @TempDir
    static Path home;

    private static PackagedService service;

    @TempDir
    Path directory;

    private WarehouseScript script;

    @BeforeAll
    static void start() throws Exception {
        service = PackagedService.start(home, Map.of());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @BeforeEach
    void nothingFetchedYet() {
        script = new WarehouseScript(service, directory);
    }

    @Test
    void what_was_pulled_once_and_then_changed_is_what_a_new_pull_has() throws Exception {
        script.succeeds();
        try (DuckDb warehouse = new DuckDb()) {
            Map<String, List<List<String>>> before = loaded(warehouse, script);
            EditedBilan2023 bilan = new EditedBilan2023(service);
            bilan.changeForNow();
            script.succeeds();
            bilan.change();
            script.succeeds();

            Map<String, List<List<String>>> after = loaded(warehouse, script);
            assertThat(after).isEqualTo(pulledAnew());
            assertThat(after)
                    .hasSize(DATASETS)
                    .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEqualTo(before.get(table)));
            assertThat(loaded(warehouse, script)).as("the same again").isEqualTo(after);
            Files.delete(directory.resolve("changes/2.json"));
            assertThat(loaded(warehouse, script)).as("some again").isEqualTo(after);
        }
    }

    private Map<String, List<List<String>>> pulledAnew() throws Exception {
        WarehouseScript anew = new WarehouseScript(service, Files.createDirectory(directory.resolve("anew")));
        anew.succeeds();
        try (DuckDb warehouse = new DuckDb()) {
            return loaded(warehouse, anew);
        }
    }

    /** All tables, each with its rows in the order of their ids. */
    private static Map<String, List<List<String>>> loaded(DuckDb warehouse, WarehouseScript script)
            throws IOException, SQLException {
        warehouse.execute("set file_search_path = '%s'".formatted(script.directory()));
        warehouse.execute(Files.readString(SQL));
        Map<String, List<List<String>>> tables = new TreeMap<>();
        for (List<String> table :
                warehouse.texts("select table_name from duckdb_tables() where table_name <> 'exported'")) {
            tables.put(table.get(0), warehouse.texts("from %s order by id".formatted(table.get(0))));
        }
        return tables;
    }

    @Test
    void when_nothing_has_changed_nothing_is_fetched() throws Exception {
        script.succeeds();
        String manifest = script.read("manifest.json");

        script.succeeds();

        assertThat(script.read("manifest.json")).isEqualTo(manifest);
        assertThat(script.read("changes/1.json")).startsWith("{\"items\":[],");
        assertThat(directory.resolve("changes/2.json")).doesNotExist();
    }

    @Test
    void with_a_token_of_another_database_all_is_pulled_anew() throws Exception {
        script.succeeds();
        try (DuckDb warehouse = new DuckDb()) {
            loaded(warehouse, script);
            new EditedBilan2023(service).rename("Jamais annoncée");
            Files.writeString(
                    directory.resolve("token"), foreign(script.read("token").strip()));

            script.succeeds();

            assertThat(directory.resolve("changes/1.json")).doesNotExist();
            assertThat(loaded(warehouse, script)).isEqualTo(pulledAnew());
        }
    }

    /** The same place in the feed of another database. */
    private static String foreign(String token) {
        String fields = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
        Matcher feed =
                Pattern.compile("^(\\d+\\|)[0-9a-f-]{36}(.*\\|)[0-9a-f]+$").matcher(fields);
        assertThat(feed.matches()).isTrue();
        String others = feed.group(1) + UUID.randomUUID() + feed.group(2);
        CRC32 checksum = new CRC32();
        checksum.update(others.substring(0, others.length() - 1).getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((others + Long.toHexString(checksum.getValue())).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_broken_token_stops_it_and_is_told() throws Exception {
        script.succeeds();
        Files.writeString(directory.resolve("token"), script.read("token").substring(5));

        Run run = script.run();

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("\"status\":400");
    }

    @Test
    void a_file_that_is_not_what_the_manifest_says_stops_it() throws Exception {
        Path curl = Files.createDirectory(directory.resolve("programs")).resolve("curl");
        Files.writeString(curl, """
                #!/bin/sh
                PATH=${PATH#*:}
                curl "$@" || exit
                for argument; do :; done
                if [ "$argument" = full/actions.ndjson ]; then sed -i '$d' full/actions.ndjson; fi
                """);
        Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwx------"));

        Run run = script.run(curl.getParent() + ":");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("full/actions.ndjson: FAILED");
        assertThat(directory.resolve("token")).doesNotExist();
        script.succeeds();
    }

    @Test
    void it_takes_no_more_than_thirty_lines() throws IOException {
        assertThat(Files.readAllLines(WarehouseScript.SCRIPT)).hasSizeLessThanOrEqualTo(MOST_LINES);
    }
}
