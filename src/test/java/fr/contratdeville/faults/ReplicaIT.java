package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.SentBilan;
import fr.contratdeville.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers, the second a standby of the first. Exports are read from the standby, as long as it is there and has what the
 * reader has written; and when the first dies under those who send bilans, the second takes its place.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicaIT {

    private static final Logger LOG = Logger.getLogger(ReplicaIT.class);

    private static final int SENDERS = 16;
    private static final Duration LOAD = Duration.ofSeconds(Long.getLong("faults.replica.seconds", 1));
    private static final Duration BEHIND = Duration.ofSeconds(1);
    private static final Duration LONGEST_LAG = Duration.ofSeconds(6);
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int MILLISECONDS_BETWEEN_LOOKS = 100;
    private static final String LOCKS =
            "select relation from pg_locks where mode = 'AccessExclusiveLock' and relation = cast('structure' as regclass)";
    private static final String STRUCTURES = "/api/v1/structures";
    private static final String EXPORT = "/api/v1/exports/structures";

    @TempDir
    static Path directory;

    private static InstalledPostgres primary;
    private static InstalledPostgres standby;
    private static PackagedService service;
    private static String structure;
    private static String contract;
    private static Duration behind;

    private interface Step {
        void go() throws Exception;
    }

    @BeforeAll
    static void start() throws Exception {
        InstalledPostgres.isNeeded();
        primary = InstalledPostgres.start(
                directory.resolve("first"),
                Map.of(),
                "max_connections = 60",
                "wal_keep_size = 256MB",
                "hot_standby_feedback = on",
                "wal_retrieve_retry_interval = 200ms");
        primary.execute("postgres", "create role service login", "create database service owner service");
        standby = primary.standby(directory.resolve("second"), PackagedService.freePort());
        Map<String, String> settings = new HashMap<>(FaultyDatabase.settingsOfAServiceOn(url("primary")));
        settings.put("CONTRATDEVILLE_REPLICA_JDBC_URL", url("preferSecondary") + "&hostRecheckSeconds=1");
        settings.put("CONTRATDEVILLE_REPLICA_LONGEST_LAG", LONGEST_LAG.toSeconds() + "s");
        settings.put("CONTRATDEVILLE_REPLICA_LONGEST_WAIT", "3s");
        service = PackagedService.start(directory, settings);
        structure = service.requests().get(STRUCTURES).path("items[0].id");
        contract = service.requests().get("/api/v1/city-contracts").path("items[0].id");
    }

    /** @param server which of the two, whatever they have become */
    private static String url(String server) {
        return "jdbc:postgresql://localhost:%d,localhost:%d/service?targetServerType=%s"
                .formatted(primary.port(), standby.port(), server);
    }

    @AfterAll
    static void stop() throws Exception {
        if (service != null) {
            service.close();
        }
        for (InstalledPostgres server : Arrays.asList(standby, primary)) {
            if (server != null) {
                server.close();
            }
        }
    }

    @Test
    @Order(1)
    void exports_are_read_from_the_standby() throws Exception {
        awaitReadFrom("replica");

        assertThat(export().asString()).isEqualTo(exportAfter("FFFFFFFF/FFFFFFFF", "primary"));
        authorized()
                .header("Read-After", "yesterday")
                .get(EXPORT)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("not-a-position"));
        service.requests().get(STRUCTURES).then().statusCode(200).header("Read-From", equalTo(null));
    }

    @Test
    @Order(2)
    void what_one_has_written_is_there() throws Exception {
        awaitReadFrom("replica");
        for (int i = 0; i < 20; i++) {
            Response written = write();

            assertThat(exportAfter(written.header("Database-Position"), "replica"))
                    .contains(written.path("id").toString());
        }
    }

    @Test
    @Order(3)
    void a_standby_that_lags_is_waited_for_or_passed_by() throws Exception {
        awaitReadFrom("replica");
        standby.execute("postgres", "select pg_wal_replay_pause()");
        Response written = write();
        String id = written.path("id");
        String position = written.header("Database-Position");

        Response before = export();
        assertThat(before.header("Read-From")).isEqualTo("replica");
        assertThat(before.asString()).as("it may lag").doesNotContain(id);
        assertThat(exportAfter(position, "primary")).contains(id);

        CompletableFuture<String> waited = CompletableFuture.supplyAsync(() -> exportAfter(position, "replica"));
        TimeUnit.MILLISECONDS.sleep(500);
        standby.execute("postgres", "select pg_wal_replay_resume()");
        assertThat(waited.get(SOON.toSeconds(), TimeUnit.SECONDS)).contains(id);
    }

    @Test
    @Order(4)
    void a_standby_that_lags_too_much_is_passed_by() throws Exception {
        awaitReadFrom("replica");
        standby.execute("postgres", "select pg_wal_replay_pause()");
        try {
            String id = write().path("id");

            awaitReadFrom("primary");
            assertThat(export().asString()).contains(id);
        } finally {
            standby.execute("postgres", "select pg_wal_replay_resume()");
        }
        awaitReadFrom("replica");
    }

    /** It has replayed that somebody locks the table, and not yet that it is free again. */
    @Test
    @Order(5)
    void a_standby_that_gives_no_row_is_passed_by() throws Exception {
        awaitReadFrom("replica");
        try (Connection transaction = primary.begin("service", "lock table structure")) {
            primary.execute("postgres", "select pg_switch_wal()");
            while (standby.column("service", LOCKS).isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
            }
            standby.execute("postgres", "select pg_wal_replay_pause()");
            transaction.rollback();

            Response answer = export();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.header("Read-From")).isEqualTo("primary");
        } finally {
            standby.execute("postgres", "select pg_wal_replay_resume()");
        }
    }

    @Test
    @Order(6)
    void a_standby_that_dies_is_passed_by() throws Exception {
        during(standby.processes()::kill, standby::start);
    }

    @Test
    @Order(7)
    void a_standby_that_no_longer_answers_is_passed_by() throws Exception {
        during(standby.processes()::standStill, standby.processes()::goOn);
    }

    /** Exports are whole, whatever happens to the standby, or broken off if they were under way. */
    private static void during(Step fault, Step end) throws Exception {
        awaitReadFrom("replica");
        Load load = new Load(service::address, List.of(EXPORT), 1, ReplicaIT::bilan);
        try (load) {
            TimeUnit.SECONDS.sleep(1);
            fault.go();
            try {
                awaitReadFrom("primary");
            } finally {
                end.go();
            }
            awaitReadFrom("replica");
        }
        assertThat(load.answers()).isNotEmpty().allMatch(answer -> answer.isGood() || answer.isBrokenOffExport());
    }

    @Test
    @Order(8)
    void nothing_that_was_acknowledged_is_lost_where_the_standby_has_it() throws Exception {
        primary.execute("postgres", "alter system set synchronous_standby_names = '*'", "select pg_reload_conf()");
        String token = feedToken();

        List<JsonNode> receipts = underSenders(ReplicaIT::failOver);

        assertThat(missing(receipts)).isEmpty();
        assertThat(primary.column("service", "select external_reference from bilan"))
                .doesNotHaveDuplicates();
        assertThatIsForeign(token);
        LOG.infof("measured synchronous: %d bilans acknowledged, none lost", receipts.size());
    }

    @Test
    @Order(9)
    void what_the_standby_has_not_is_lost_and_the_feed_says_so() throws Exception {
        assertThat(export().header("Read-From")).as("there is none").isEqualTo("primary");
        standby = primary.standby(directory.resolve("third"), standby.port());
        awaitReadFrom("replica");
        String token = feedToken();

        List<JsonNode> receipts = underSenders(ReplicaIT::failOverToAStandbyThatIsBehind);

        List<JsonNode> lost = missing(receipts);
        assertThat(lost).isNotEmpty().hasSizeLessThan(receipts.size());
        assertThatIsForeign(token);
        changes(feedToken()).then().statusCode(200);
        standby.startAsAStandby();
        List<String> twice = numbersHandedOutTwice();
        assertThat(twice).isNotEmpty();
        LOG.infof(
                "measured asynchronous, the standby %d ms behind: %d bilans acknowledged, %d of them lost,"
                        + " %d numbers of transactions handed out twice",
                behind.toMillis(), receipts.size(), lost.size(), twice.size());
        assertThatTheStandbyIsNotRead();
    }

    /** @return every receipt that somebody was given */
    private static List<JsonNode> underSenders(Step step) throws Exception {
        Load load = new Load(service::address, List.of(), SENDERS, ReplicaIT::bilan);
        try (load) {
            sleep(LOAD);
            step.go();
            sleep(LOAD);
        }
        List<JsonNode> receipts = load.receipts();
        assertThat(receipts.stream().map(receipt -> receipt.get("id").textValue()))
                .as("one receipt a bilan")
                .isNotEmpty()
                .doesNotHaveDuplicates();
        return receipts;
    }

    private static void failOverToAStandbyThatIsBehind() throws Exception {
        standby.execute("postgres", "alter system set primary_conninfo = ''", "select pg_reload_conf()");
        Instant since = Instant.now();
        // So that the first is further in its log than the second will be, however long that takes.
        primary.execute("postgres", "create table ballast as select generate_series(1, 200000)");
        sleep(BEHIND);
        behind = Duration.between(since, Instant.now());
        failOver();
    }

    /** The first dies, and the second takes its place. */
    private static void failOver() throws Exception {
        InstalledPostgres dead = primary;
        dead.processes().kill();
        standby.promote();
        primary = standby;
        standby = dead;
    }

    private static List<JsonNode> missing(List<JsonNode> receipts) throws Exception {
        Set<String> there = new HashSet<>(primary.column("service", "select id from bilan"));
        return receipts.stream()
                .filter(receipt -> !there.contains(receipt.get("id").textValue()))
                .toList();
    }

    /** To different entries: one that went with the first, and one that the second has made since. */
    private static List<String> numbersHandedOutTwice() throws Exception {
        Map<String, String> entries = entries(primary);
        Map<String, String> ofTheDead = entries(standby);
        Set<String> since = new HashSet<>(numbersOf(entries, ofTheDead));
        return numbersOf(ofTheDead, entries).stream().filter(since::contains).toList();
    }

    /** It has what was lost. */
    private static void assertThatTheStandbyIsNotRead() throws Exception {
        for (Instant end = Instant.now().plus(BEHIND.multipliedBy(3));
                Instant.now().isBefore(end);
                sleep(BEHIND)) {
            assertThat(export().header("Read-From")).isEqualTo("primary");
        }
    }

    /** Each entry of the history, and the number of its transaction. */
    private static Map<String, String> entries(InstalledPostgres server) throws Exception {
        return server.column("service", "select id || ' ' || xact from recorded_change").stream()
                .map(entry -> entry.split(" "))
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
    }

    private static List<String> numbersOf(Map<String, String> entries, Map<String, String> without) {
        return entries.entrySet().stream()
                .filter(entry -> !without.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    private static String feedToken() {
        Response pull = authorized().post("/api/v1/exports");
        assertThat(pull.statusCode()).isEqualTo(201);
        authorized().delete(pull.header("Location"));
        return pull.path("token");
    }

    private static Response changes(String token) {
        return authorized().get("/api/v1/changes?after=" + token);
    }

    private static void assertThatIsForeign(String token) {
        changes(token).then().statusCode(410).body("code", equalTo("foreign-token"));
    }

    private static Response write() {
        Response written = authorized()
                .contentType(ContentType.JSON)
                .body("{\"name\": \"Association %s\", \"kind\": \"association\"}".formatted(UUID.randomUUID()))
                .post(STRUCTURES);
        assertThat(written.statusCode()).isEqualTo(201);
        return written;
    }

    private static Response export() {
        return authorized().get(EXPORT);
    }

    private static String exportAfter(String position, String server) {
        return authorized()
                .header("Read-After", position)
                .get(EXPORT)
                .then()
                .statusCode(200)
                .header("Read-From", equalTo(server))
                .extract()
                .asString();
    }

    private static void awaitReadFrom(String server) throws InterruptedException {
        Instant latest = Instant.now().plus(SOON);
        Response answer = export();
        while (!server.equals(answer.header("Read-From"))) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Instant.now()).as("exports are read from the " + server).isBefore(latest);
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
            answer = export();
        }
    }

    private static String bilan(String reference) {
        return SentBilan.of(contract, structure, reference);
    }

    private static RequestSpecification authorized() {
        return service.requests().header("Authorization", "Bearer " + Tokens.agglomeration());
    }

    private static void sleep(Duration duration) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    }
}
