package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.faults.Load.Answer;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One caller asks for more than the service can do: others are answered, and it is told when to come again. The short form shows
 * that with a service that does little at once; {@code src/test/faults/run} measures one as it is at four times of what it can do.
 */
class CalmUnderOverloadIT {

    private static final Logger LOG = Logger.getLogger(CalmUnderOverloadIT.class);

    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(Long.getLong("faults.seconds", 30) / 3);
    private static final int GREEDY_AT_ONCE = 12;
    private static final int TO_FIND_THE_PEAK = 32;
    private static final int TIMES = 4;
    private static final int CALLERS = 50;
    private static final int BILANS_OF_A_BATCH = 50;
    private static final int PERCENT = 100;

    /** At each a caller can have half. */
    private static final Map<String, String> LITTLE_AT_ONCE = Map.of(
            "CONTRATDEVILLE_OVERLOAD_READS_LEAST", "8",
            "CONTRATDEVILLE_OVERLOAD_READS_MOST", "8",
            "CONTRATDEVILLE_OVERLOAD_TOTALS_LEAST", "4",
            "CONTRATDEVILLE_OVERLOAD_TOTALS_MOST", "4",
            "CONTRATDEVILLE_OVERLOAD_WRITES_LEAST", "8",
            "CONTRATDEVILLE_OVERLOAD_WRITES_MOST", "8",
            "CONTRATDEVILLE_OVERLOAD_BATCHES", "4",
            "CONTRATDEVILLE_EXPORTS_AT_ONCE", "2");

    @TempDir
    static Path directory;

    private static FaultyDatabase database;

    private PackagedService service;
    private Flood flood;
    private String contract;
    private String structure;

    private enum Kind {
        READS,
        TOTALS,
        EXPORTS,
        WRITES,
        BATCHES,
        ALL
    }

    @BeforeAll
    static void startTheDatabase() throws Exception {
        database = new FaultyDatabase(directory.resolve("database"));
    }

    @AfterAll
    static void stopTheDatabase() throws Exception {
        database.close();
    }

    private void start(Map<String, String> more) throws Exception {
        Map<String, String> settings = database.settingsOfAService("");
        settings.putAll(more);
        service = PackagedService.start(directory, settings);
        flood = new Flood(service.address());
        contract = service.requests().get("/api/v1/city-contracts").path("items[0].id");
        structure = service.requests().get("/api/v1/structures").path("items[0].id");
    }

    @AfterEach
    void stop() throws InterruptedException {
        service.close();
    }

    @Test
    void who_asks_for_too_much_at_once_is_refused_and_keeps_nobody_from_anything() throws Exception {
        start(LITTLE_AT_ONCE);
        for (Kind kind : Kind.values()) {
            String greedy = Tokens.agglomeration("greedy-" + kind);
            CompletableFuture<List<Answer>> asking = CompletableFuture.supplyAsync(
                    () -> flood.atOnce(GREEDY_AT_ONCE, SHORT, number -> request(kind, number, greedy)));
            while (!asking.isDone()) {
                as("modest").get("/api/v1/actions/" + anAction()).then().statusCode(200);
                as("modest").get("/api/v1/actions?total=true").then().statusCode(200);
                as("modest").get("/api/v1/aggregates/pillars?year=2023").then().statusCode(200);
                as("modest")
                        .contentType(ContentType.JSON)
                        .body(bilan("modest " + System.nanoTime()))
                        .post("/api/v1/bilans")
                        .then()
                        .statusCode(201);
            }

            LOG.infof("%s %s", kind, statusesOf(asking.join()));
            assertThat(statusesOf(asking.join()))
                    .as("%s", kind)
                    .containsKeys(429)
                    .doesNotContainKeys(0, 400, 404, 409, 422, 500);
            assertThat(asking.join().stream().filter(answer -> !answer.isGood()))
                    .as("%s", kind)
                    .isNotEmpty()
                    .allMatch(answer -> answer.retryAfter().isPresent());
            assertThat(statusesOf(flood.atOnce(1, AFTERWARDS, number -> request(kind, number, greedy)))
                            .keySet())
                    .as("afterwards")
                    .isSubsetOf(200, 201);
        }
        assertThat(service.output()).doesNotContain("ERROR");
        service.requests()
                .get("/q/metrics")
                .then()
                .body(containsString("contratdeville_problems_total{code=\"too-many-at-once\"}"));
    }

    private String anAction() {
        return service.requests().get("/api/v1/actions").path("items[0].id");
    }

    private RequestSpecification as(String subject) {
        return service.requests().header("Authorization", "Bearer " + Tokens.agglomeration(subject));
    }

    @ParameterizedTest
    @EnumSource(names = {"READS", "TOTALS", "WRITES", "BATCHES", "ALL"})
    @EnabledIfSystemProperty(named = "faults.as-it-is", matches = "true")
    void four_times_of_what_it_can_do(Kind kind) throws Exception {
        start(Map.of());
        List<String> tokens = IntStream.range(0, CALLERS)
                .mapToObj(number -> Tokens.agglomeration("caller-" + number))
                .toList();
        IntFunction<HttpRequest> requests = number -> request(kind, number, tokens.get(number % CALLERS));
        flood.atOnce(TO_FIND_THE_PEAK, LONG, requests);

        double peak = goodASecond(flood.atOnce(TO_FIND_THE_PEAK, LONG, requests));
        List<Answer> answers = flood.everySecond(peak * TIMES, LONG, requests);

        double good = goodASecond(answers);
        LOG.infof(
                "measured four times of %s: %.0f a second instead of %.0f (%.0f %%), 99 %% of what was done within %d ms,"
                        + " of what was refused within %d ms, %s, memory %d MiB",
                kind,
                good,
                peak,
                PERCENT * good / peak,
                p99(answers.stream().filter(Answer::isGood).toList()),
                p99(answers.stream().filter(answer -> !answer.isGood()).toList()),
                statusesOf(answers),
                service.mostMemoryInMebibytes());
        assertThat(answers.stream().filter(answer -> !answer.isGood()))
                .allMatch(answer -> answer.retryAfter().isPresent());
        as("afterwards")
                .get("/api/v1/actions?total=true")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(39));
    }

    private static double goodASecond(List<Answer> answers) {
        return answers.stream().filter(Answer::isGood).count() / (double) LONG.toSeconds();
    }

    private static long p99(List<Answer> answers) {
        return answers.stream()
                .map(Answer::took)
                .sorted()
                .skip(answers.size() * 99L / PERCENT)
                .findFirst()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    private static Map<Integer, Long> statusesOf(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
    }

    /** Of each kind something that was not asked for before, and so is not answered of memory. */
    private HttpRequest request(Kind kind, int number, String token) {
        String name = "%s %s %d".formatted(kind, Long.toString(System.nanoTime(), Character.MAX_RADIX), number);
        String word = name.replace(' ', '-');
        return switch (kind) {
            case READS -> flood.get("/api/v1/actions?total=true&limit=%d&q=%s".formatted(number % 50 + 1, word), token);
            case TOTALS -> flood.get("/api/v1/aggregates?groupBy=structure,status&year=2023&q=" + word, token);
            case EXPORTS -> flood.get("/api/v1/exports/indicator-values", token);
            case WRITES -> flood.post("/api/v1/bilans", token, bilan(name));
            case BATCHES -> flood.post("/api/v1/bilans/batch", token, batch(name));
            case ALL -> request(Kind.values()[number % (Kind.values().length - 1)], number, token);
        };
    }

    private String batch(String name) {
        return IntStream.range(0, BILANS_OF_A_BATCH)
                .mapToObj(place -> bilan(name + " " + place))
                .collect(Collectors.joining(", ", "{\"bilans\": [", "]}"));
    }

    private String bilan(String name) {
        return """
                {"structureId": "%s", "year": 2023, "state": "draft", "outcome": "completed",
                 "action": {"contractId": "%s", "title": "Atelier %s", "description": "Un atelier."},
                 "narrative": {"done": "L’atelier a eu lieu."},
                 "figures": [{"indicator": "enfants", "kind": "exact", "value": 12}]}
                """.formatted(structure, contract, name);
    }
}
