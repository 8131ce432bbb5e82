package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.faults.Load.Answer;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.SentBilan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * A service and its database, which has a fault under load and recovers. Everybody is answered in time, by what was asked for or by
 * when to come again; nothing is lost or half written; and when the database is back, so is the service. A few seconds of each fault,
 * with a service that is as much less patient; {@code src/test/faults/run} has a minute of each, with the service as it is.
 */
final class Calm implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Calm.class);

    private static final Duration FAULT = Duration.ofSeconds(Long.getLong("faults.seconds", 8));
    private static final boolean AS_IT_IS = Boolean.getBoolean("faults.as-it-is");
    private static final int SHORT_SILENCE_IN_SECONDS = 3;
    private static final int LONGEST_SILENCE_IN_SECONDS = 65;

    /** To know what has changed and to have a connection, for the database's silence on it, and for a slow machine. */
    private static final Duration DEADLINE =
            Duration.ofSeconds(5 + 5 + (AS_IT_IS ? LONGEST_SILENCE_IN_SECONDS : SHORT_SILENCE_IN_SECONDS) + 2);

    private static final Duration RETURN = Duration.ofSeconds(5);
    private static final Duration BEFORE = Duration.ofSeconds(1);
    private static final Duration AFTER = Duration.ofSeconds(2);
    private static final int MOST_CONNECTIONS = 8 + 4;
    private static final int PARTNERS = 3;

    private final FaultyDatabase database;
    private final PackagedService service;
    private final String contract;
    private final String structure;
    private final List<String> reads;

    interface Step {
        void go() throws Exception;
    }

    Calm(Path directory, FaultyDatabase database) throws Exception {
        this(
                directory,
                database,
                database.settingsOfAService(AS_IT_IS ? "" : "?socketTimeout=" + SHORT_SILENCE_IN_SECONDS));
    }

    Calm(Path directory, FaultyDatabase database, Map<String, String> settings) throws Exception {
        this.database = database;
        service = PackagedService.start(directory, settings);
        contract = service.requests().get("/api/v1/city-contracts").path("items[0].id");
        structure = service.requests().get("/api/v1/structures").path("items[0].id");
        String action = service.requests().get("/api/v1/actions").path("items[0].id");
        reads = List.of(
                "/api/v1/actions",
                "/api/v1/actions?q=renovations&total=true",
                "/api/v1/actions/" + action,
                "/api/v1/actions/" + action + "/indicator-values",
                "/api/v1/structures/" + structure,
                "/api/v1/aggregates/pillars?year=2023",
                "/api/v1/aggregates?groupBy=structure,status&year=2023",
                "/api/v1/exports/indicators");
    }

    /**
     * What was asked when the fault had been there for a moment, and answered before it went.
     *
     * @param readiness whether the service said that it was ready
     */
    record During(List<Answer> answers, List<Answer> readiness) {

        Map<Integer, Long> statuses() {
            return statusesOf(answers);
        }

        Map<Integer, Long> statusesOfReads() {
            return statusesOf(begun("/"));
        }

        List<Answer> refusedReads() {
            return begun("/").stream().filter(answer -> !answer.isGood()).toList();
        }

        Map<Integer, Long> statusesOfWrites() {
            return statusesOf(begun("POST"));
        }

        Map<Integer, Long> statusesOfReadiness() {
            return statusesOf(readiness);
        }

        private List<Answer> begun(String start) {
            return answers.stream()
                    .filter(answer -> answer.request().startsWith(start))
                    .toList();
        }
    }

    During under(String name, Step fault, Step end) throws Exception {
        long connectionsBefore = database.connectionsOfTheService();
        Load load =
                new Load(service::address, reads, PARTNERS, reference -> SentBilan.of(contract, structure, reference));
        Instant begun;
        Instant over;
        Instant back;
        try (load) {
            sleep(BEFORE);
            fault.go();
            try {
                begun = Instant.now();
                sleep(FAULT);
                over = Instant.now();
            } finally {
                end.go();
            }
            back = Instant.now();
            sleep(RETURN.plus(AFTER));
        }
        Instant faultEnded = over;
        LOG.infof(
                "measured %s: answers %s, the slowest %s, bilans %d",
                name, statusesOf(load.answers()), slowest(load.answers()), load.sent());
        check(load.answers(), back);
        assertThat(statusesOf(load.liveness())).containsOnlyKeys(200);
        assertThat(statusesOf(load.readiness().stream()
                        .filter(answer -> answer.asked().isAfter(back.plus(RETURN)))
                        .toList()))
                .containsOnlyKeys(200);
        load.checkWhatWasSent(service);
        assertThat(database.connectionsOfTheService())
                .as("there were %d", connectionsBefore)
                .isLessThanOrEqualTo(MOST_CONNECTIONS);
        return new During(
                between(begun.plus(BEFORE), faultEnded, load.answers()),
                between(begun.plus(BEFORE), faultEnded, load.readiness()));
    }

    private static List<Answer> between(Instant first, Instant last, List<Answer> answers) {
        return answers.stream()
                .filter(answer ->
                        answer.asked().isAfter(first) && answer.given().isBefore(last))
                .toList();
    }

    private static void check(List<Answer> answers, Instant back) {
        assertThat(answers)
                .as("answered, or told when to come again")
                .allMatch(answer ->
                        answer.isGood() || answer.isRefusal() || answer.isUnderWay() || answer.isBrokenOffExport())
                .as("there was a fault")
                .anyMatch(Answer::isRefusal);
        assertThat(slowest(answers)).isLessThan(DEADLINE);
        assertThat(answers.stream()
                        .filter(answer -> answer.asked().isAfter(back.plus(RETURN)))
                        .toList())
                .as("when it is back, so is the service")
                .isNotEmpty()
                .allMatch(Answer::isGood);
    }

    private static Duration slowest(List<Answer> answers) {
        return answers.stream().map(Answer::took).max(Duration::compareTo).orElseThrow();
    }

    private static Map<Integer, Long> statusesOf(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting()));
    }

    private static void sleep(Duration duration) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    }

    @Override
    public void close() throws Exception {
        service.close();
        database.close();
    }
}
