package fr.contratdeville.faults;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.SentBilan;
import fr.contratdeville.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A database that is made again of its backup, by each of the ways that PostgreSQL has: of a dump, in a database beside the one that
 * it was made of; and of a copy of its files, with what was written since up to a moment. The service answers there what it answered
 * then, to the byte, and goes on from there; and whoever followed the database that is gone is told.
 */
class BackupAndRestoreIT {

    private static final String DATABASE = "contratdeville";
    private static final int LONGEST_ARCHIVING_IN_SECONDS = 60;

    @TempDir
    static Path directory;

    private static Map<String, String> provider;
    private static InstalledPostgres server;
    private static InstalledPostgres takenBack;
    private static List<String> addresses;
    private static Map<String, String> answersThen;
    private static PackagedService ofTheDump;
    private static Map<String, String> answersOfTheDump;
    private static PackagedService ofTheMoment;
    private static Map<String, String> answersOfTheMoment;
    private static String keyOfABilan;
    private static String bilan;
    private static JsonNode receipt;
    private static String tokenThen;
    private static String tokenSince;
    private static String writtenSince;

    @BeforeAll
    static void backUp() throws Exception {
        InstalledPostgres.isNeeded();
        provider = Tokens.newProvider();
        // Where Tokens looks for what to sign with.
        provider.forEach(System::setProperty);
        Path archive = Files.createDirectory(directory.resolve("archive"));
        server = InstalledPostgres.start(
                directory.resolve("server"),
                Map.of(),
                "archive_mode = on",
                "archive_command = 'cp %p " + archive + "/%f'");
        server.execute("postgres", "create role service login", "create database " + DATABASE + " owner service");
        Path files = directory.resolve("files");
        Path dump = directory.resolve("dump");
        String moment;
        try (PackagedService service = PackagedService.start(directory, settings(server, DATABASE))) {
            server.ask("pg_basebackup", "-D", files.toString(), "-c", "fast", "-X", "none", "--no-sync");
            write(service);
            tokenThen = tokenOfAPull(service);
            addresses = addresses(service);
            answersThen = answers(service);
            server.ask("pg_dump", "-Fc", "-f", dump.toString(), DATABASE);
            moment = server.read(DATABASE, "select clock_timestamp()");
            writtenSince = newStructure(service, "Écrite depuis");
            tokenSince = tokenOfAPull(service);
        }
        archiveAll();
        ofTheDump = restoredFrom(dump);
        answersOfTheDump = answers(ofTheDump);
        ofTheMoment = takenBackTo(moment, files, archive);
        answersOfTheMoment = answers(ofTheMoment);
    }

    /** As they are kept: nobody has them any more than what has been archived. */
    private static void archiveAll() throws Exception {
        String last = server.read(DATABASE, "select pg_walfile_name(pg_switch_wal())");
        String archived = "select coalesce(last_archived_wal, '') >= '%s' from pg_stat_archiver".formatted(last);
        for (int second = 0; !server.read(DATABASE, archived).equals("t"); second++) {
            assertThat(second).as("seconds of archiving").isLessThan(LONGEST_ARCHIVING_IN_SECONDS);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static PackagedService restoredFrom(Path dump) throws Exception {
        server.execute("postgres", "create database restored owner service");
        server.ask("pg_restore", "-d", "restored", "--exit-on-error", dump.toString());
        return PackagedService.start(directory, settings(server, "restored"));
    }

    private static PackagedService takenBackTo(String moment, Path files, Path archive) throws Exception {
        takenBack = InstalledPostgres.on(files);
        takenBack.configure(
                "archive_mode = off",
                "restore_command = 'cp " + archive + "/%f %p'",
                "recovery_target_time = '" + moment + "'",
                "recovery_target_action = promote");
        Files.createFile(files.resolve("recovery.signal"));
        takenBack.start();
        return PackagedService.start(directory, settings(takenBack, DATABASE));
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable each : Arrays.asList(ofTheDump, ofTheMoment, takenBack, server)) {
            if (each != null) {
                each.close();
            }
        }
    }

    private static Map<String, String> settings(InstalledPostgres on, String database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_OIDC_PUBLIC_KEY", provider.get("quarkus.oidc.public-key"));
        settings.put("QUARKUS_OIDC_TOKEN_ISSUER", provider.get("quarkus.oidc.token.issuer"));
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", on.jdbcUrl(database));
        settings.put("QUARKUS_DATASOURCE_USERNAME", "service");
        settings.put("CONTRATDEVILLE_DATASET_LOAD", "always");
        return settings;
    }

    /** A bilan that is published, one that is not yet, and a year that is frozen. */
    private static void write(PackagedService service) {
        String contract = service.requests().get("/api/v1/city-contracts").path("items[0].id");
        String structure = service.requests().get("/api/v1/structures").path("items[0].id");
        Response first = post(service, "valide", SentBilan.of(contract, structure, "valide"));
        requests(service)
                .header("If-Match", first.header("ETag"))
                .post(first.path("self") + "/validate")
                .then()
                .statusCode(200);
        requests(service)
                .contentType(ContentType.JSON)
                .body("{\"year\": 2023, \"label\": \"Avant la sauvegarde\"}")
                .post("/api/v1/millesimes")
                .then()
                .statusCode(201);
        keyOfABilan = "remis";
        bilan = SentBilan.of(contract, structure, keyOfABilan);
        receipt = Json.of(post(service, keyOfABilan, bilan).asString());
    }

    private static Response post(PackagedService to, String key, String json) {
        Response answer = requests(to)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "\"" + key + "\"")
                .body(json)
                .post(SentBilan.ADDRESS);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer;
    }

    private static String newStructure(PackagedService in, String name) {
        Response answer = requests(in)
                .contentType(ContentType.JSON)
                .body("{\"name\": \"%s\", \"kind\": \"association\"}".formatted(name))
                .post("/api/v1/structures");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return "/api/v1/structures/" + answer.path("id");
    }

    private static String tokenOfAPull(PackagedService from) {
        Response pull = requests(from).post("/api/v1/exports");
        assertThat(pull.statusCode()).as(pull.asString()).isEqualTo(201);
        requests(from).delete(pull.<String>path("self")).then().statusCode(204);
        return pull.path("token");
    }

    /** Everything that is exported, lists, totals, histories, and what is frozen. */
    private static List<String> addresses(PackagedService service) {
        String action = service.requests().get("/api/v1/actions?q=atelier").path("items[0].id");
        List<String> datasets = service.requests().get("/api/v1/exports").path("datasets.name");
        assertThat(datasets).isNotEmpty();
        List<String> all = new ArrayList<>(List.of(
                "/api/v1",
                "/api/v1/city-contracts",
                "/api/v1/structures?limit=100",
                "/api/v1/actions?limit=100&total=true",
                "/api/v1/actions?q=renovations",
                "/api/v1/actions/" + action,
                "/api/v1/actions/" + action + "/history",
                "/api/v1/actions/" + action + "/indicator-values",
                "/api/v1/bilans?total=true",
                receipt.get("self").textValue(),
                receipt.get("self").textValue() + "/history",
                "/api/v1/aggregates/pillars?year=2023",
                "/api/v1/aggregates?groupBy=structure,status&year=2023",
                "/api/v1/aggregates?groupBy=structure,status&year=2023&millesime=2023-1",
                "/api/v1/actions?millesime=2023-1&limit=100",
                "/api/v1/millesimes",
                "/api/v1/millesimes/2023-1",
                "/api/v1/millesimes/2023-1/changes",
                "/api/v1/millesimes/2023-1/verification"));
        datasets.forEach(name -> all.add("/api/v1/exports/" + name));
        return all;
    }

    /** To the byte, each with its entity tag. */
    private static Map<String, String> answers(PackagedService from) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String address : addresses) {
            Response answer = requests(from).get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            answers.put(
                    address,
                    answer.header("ETag") + "\n" + new String(answer.asByteArray(), StandardCharsets.ISO_8859_1));
        }
        return answers;
    }

    private static RequestSpecification requests(PackagedService to) {
        return to.requests().header("Authorization", "Bearer " + Tokens.agglomeration());
    }

    static Stream<Named<PackagedService>> restored() {
        return Stream.of(Named.of("of the dump", ofTheDump), Named.of("of the moment", ofTheMoment));
    }

    @Test
    void a_dump_answers_what_was_answered_when_it_was_made() {
        assertThat(answersOfTheDump).isEqualTo(answersThen);
    }

    @Test
    void a_copy_with_what_was_written_up_to_a_moment_answers_what_was_answered_at_it() {
        assertThat(answersOfTheMoment).isEqualTo(answersThen);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("restored")
    void what_was_frozen_is_verified_and_what_was_written_since_is_not_there(PackagedService service) {
        requests(service)
                .get("/api/v1/millesimes/2023-1/verification")
                .then()
                .statusCode(200)
                .body("intact", equalTo(true));
        requests(service).get(writtenSince).then().statusCode(404);
    }

    /** Also to who had read no further than what is there: another database's transactions may have other numbers. */
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("restored")
    void who_followed_the_database_that_is_gone_is_told(PackagedService service) {
        for (String token : List.of(tokenThen, tokenSince)) {
            requests(service).get("/api/v1/changes?after=" + token).then().spec(problem(410, "foreign-token"));
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("restored")
    void it_goes_on(PackagedService service) {
        String token = tokenOfAPull(service);

        assertThat(Json.of(post(service, keyOfABilan, bilan).asString()))
                .as("the same key again")
                .isEqualTo(receipt);
        String structure = newStructure(service, "Écrite ensuite");
        SentBilan.received(
                Json.of(post(service, "ensuite", bilan.replace(keyOfABilan, "ensuite"))
                        .asString()),
                requests(service));

        requests(service).get(structure).then().statusCode(200);
        assertThat(requests(service)
                        .get("/api/v1/changes?after=" + token)
                        .<List<String>>path("items.findAll { it.dataset == 'structures' }.row.name"))
                .containsExactly("Écrite ensuite");
    }
}
