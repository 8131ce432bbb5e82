package fr.contratdeville.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.warehouse.WarehouseScript.Run;
import fr.contratdeville.warehouse.format.DuckDb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
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

/** The documented pull, as a warehouse runs it: a script that fetches, and SQL that loads. */
class WarehouseScriptIT {

    private static final Path SQL = Path.of("src/test/scripts/warehouse.sql");
    private static final int MOST_LINES = 70;
    private static final int DATASETS = 16;

    /** In so many seconds a token expires that is to expire on the way: after some requests, before the last. */
    private static final int SOON = 20;

    private static final String LONG_ENOUGH_FOR_THAT =
            "case \"$*\" in *pulling/actions.ndjson.part*) sleep %d ;; esac".formatted(SOON + 1);

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
        Run run = script.run(script.after("""
                case "$*" in *pulling/actions.ndjson.part*) sed -i '$d' pulling/actions.ndjson.part ;; esac
                """));

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("pulling/actions.ndjson: FAILED");
        assertNothingIsTakenForAllOfIt();
        assertThat(isOpen(pulled("pulling/manifest.json"))).isFalse();
        script.succeeds();
    }

    private void assertNothingIsTakenForAllOfIt() {
        assertThat(directory.resolve("token")).doesNotExist();
        assertThat(directory.resolve("full")).doesNotExist();
    }

    /** The id of the pull whose manifest this is. */
    private String pulled(String manifest) throws IOException {
        return Json.of(script.read(manifest)).path("id").asText();
    }

    private static boolean isOpen(String pull) throws IOException {
        return service.requestsWith("WAREHOUSE_TOKEN")
                .get("/api/v1/exports/pulls/" + pull)
                .path("open");
    }

    @Test
    void a_file_that_breaks_off_is_not_there_and_its_pull_is_given_up() throws Exception {
        Run run = script.run(script.after("""
                case "$*" in *pulling/actions.ndjson.part*) truncate -s 1000 pulling/actions.ndjson.part; code=18 ;; esac
                """));

        assertThat(run.exitCode()).isNotZero();
        assertThat(directory.resolve("pulling/action-neighbourhoods.ndjson")).exists();
        assertThat(directory.resolve("pulling/actions.ndjson")).doesNotExist();
        assertNothingIsTakenForAllOfIt();
        assertThat(isOpen(pulled("pulling/manifest.json"))).isFalse();
        script.succeeds();
    }

    @Test
    void a_new_token_is_fetched_whenever_the_one_there_is_expires() throws Exception {
        try (TokenEndpoint provider = TokenEndpoint.of(service, Duration.ofSeconds(SOON))) {
            Map<String, String> settings = new HashMap<>(provider.settings());
            settings.putAll(script.after(LONG_ENOUGH_FOR_THAT));
            settings.put("WAREHOUSE_TOKEN", "");

            Run run = script.run(settings);

            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output()).contains("exp: the token has expired");
            assertThat(provider.given()).isGreaterThanOrEqualTo(2);
        }
        assertThat(isOpen(pulled("manifest.json"))).isFalse();
        try (DuckDb warehouse = new DuckDb()) {
            assertThat(loaded(warehouse, script)).isEqualTo(pulledAnew());
        }
    }

    @Test
    void without_a_new_token_it_stops_and_goes_on_with_the_same_pull_when_it_is_run_with_one() throws Exception {
        Map<String, String> settings = new HashMap<>(script.after(LONG_ENOUGH_FOR_THAT));
        settings.put("WAREHOUSE_TOKEN", service.trialToken("warehouse", Duration.ofSeconds(SOON)));

        Run run = script.run(settings);

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output())
                .contains("401 Bearer error=\"invalid_token\", error_description=\"exp: the token has expired\"")
                .contains("TOKEN_ADDRESS, CLIENT_ID and CLIENT_SECRET")
                .contains("the pull stays open");
        assertNothingIsTakenForAllOfIt();
        String pull = pulled("pulling/manifest.json");
        assertThat(isOpen(pull)).isTrue();
        FileTime fetched = Files.getLastModifiedTime(directory.resolve("pulling/actions.ndjson"));

        script.succeeds();

        assertThat(pulled("manifest.json")).isEqualTo(pull);
        assertThat(Files.getLastModifiedTime(directory.resolve("full/actions.ndjson")))
                .isEqualTo(fetched);
        assertThat(isOpen(pull)).isFalse();
        try (DuckDb warehouse = new DuckDb()) {
            assertThat(loaded(warehouse, script)).isEqualTo(pulledAnew());
        }
    }

    @Test
    void a_provider_that_gives_no_token_stops_it_and_is_told() throws Exception {
        try (TokenEndpoint provider = TokenEndpoint.of(service, Duration.ofMinutes(1))) {
            Map<String, String> settings = new HashMap<>(provider.settings());
            settings.put("CLIENT_SECRET", "wrong & more");
            settings.put("WAREHOUSE_TOKEN", "");

            Run run = script.run(settings);

            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output()).contains("no new token", "invalid_client");
            assertNothingIsTakenForAllOfIt();
        }
    }

    @Test
    void the_pull_that_is_documented_brings_all_of_it_and_leaves_no_pull_open() throws Exception {
        Run run = script.run(documented(service.trialSetting("WAREHOUSE_TOKEN")), Map.of());

        assertThat(run.exitCode()).as(run.output()).isZero();
        JsonNode manifest = Json.of(script.read("pull/manifest.json"));
        assertThat(manifest.path("datasets"))
                .hasSize(DATASETS)
                .allSatisfy(dataset -> assertThat(
                                directory.resolve("pull/" + dataset.path("name").asText() + ".csv"))
                        .exists());
        assertThat(script.read("pull/token").strip())
                .isEqualTo(manifest.path("token").asText());
        assertThat(isOpen(pulled("pull/manifest.json"))).isFalse();
    }

    @Test
    void the_pull_that_is_documented_fails_when_its_token_expires() throws Exception {
        Path pull = documented(service.trialToken("warehouse", Duration.ofSeconds(SOON)));

        Run run = script.run(pull, script.after("""
                case "$*" in *exports/actions\\?*) sleep %d ;; esac
                """.formatted(SOON + 1)));

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("\"status\":401");
        assertThat(directory.resolve("pull/actions.csv")).exists();
        assertThat(directory.resolve("pull/bilans.csv")).doesNotExist();
        assertThat(directory.resolve("pull/token")).doesNotExist();
    }

    /** The documentation's commands, with its token where they look for it. */
    private Path documented(String token) throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/tokens.env"), "WAREHOUSE_TOKEN=" + token + "\n");
        Matcher block = Pattern.compile("```sh\n(\\. \\./data/tokens\\.env; API=.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/main/docs/en/data-warehouse.md")));
        assertThat(block.find()).isTrue();
        return Files.writeString(
                directory.resolve("documented.sh"), block.group(1).replace("http://localhost:8080", service.address()));
    }

    @Test
    void it_takes_no_more_than_seventy_lines() throws IOException {
        assertThat(Files.readAllLines(WarehouseScript.SCRIPT)).hasSizeLessThanOrEqualTo(MOST_LINES);
    }
}
