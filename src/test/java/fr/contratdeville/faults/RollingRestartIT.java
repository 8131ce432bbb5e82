package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.faults.Load.Answer;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.SentBilan;
import fr.contratdeville.testing.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances are taken away one after the other, stopped and then killed, under partners who send bilans and others who read and
 * export. Whoever is not answered any more is by the other one when it asks again. Nothing is lost, and nothing is there twice.
 */
class RollingRestartIT {

    private static final Logger LOG = Logger.getLogger(RollingRestartIT.class);

    /** Each sends some ten bilans a second, and each of those is looked at. */
    private static final int PARTNERS = Boolean.getBoolean("faults.as-it-is") ? 16 : 4;

    /** How many are stopped, and then killed. */
    private static final int RESTARTS = Integer.getInteger("faults.restarts", 1);

    /** Longer than it takes until everybody is led elsewhere. */
    private static final Duration DELAY = Duration.ofSeconds(3);

    private static final Duration BETWEEN = Duration.ofSeconds(2);

    @TempDir
    Path directory;

    private final Deque<PackagedService> services = new ArrayDeque<>();
    private Map<String, String> settings;

    @Test
    void nothing_is_lost_and_nothing_is_there_twice() throws Exception {
        try (FaultyDatabase database = new FaultyDatabase(directory.resolve("database"))) {
            settings = database.settingsOfAService("");
            settings.put("QUARKUS_SHUTDOWN_DELAY", DELAY.toSeconds() + "s");
            services.add(PackagedService.start(directory, settings));
            services.add(PackagedService.start(directory, settings));
            try {
                restartUnderLoad();
            } finally {
                for (PackagedService each : services) {
                    each.close();
                }
            }
        }
    }

    private void restartUnderLoad() throws Exception {
        String contract =
                services.peek().requests().get("/api/v1/city-contracts").path("items[0].id");
        String structure = services.peek().requests().get("/api/v1/structures").path("items[0].id");
        List<String> reads = List.of(
                "/api/v1/actions",
                "/api/v1/structures/" + structure,
                "/api/v1/aggregates/pillars?year=2023",
                "/api/v1/exports/indicator-values");
        Load load;
        try (Balancer balancer = new Balancer(List.copyOf(services));
                Load sent = new Load(
                        balancer::next, reads, PARTNERS, reference -> SentBilan.of(contract, structure, reference))) {
            load = sent;
            for (int number = 0; number < RESTARTS; number++) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
                stopOne(balancer);
            }
            for (int number = 0; number < RESTARTS; number++) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
                killOne(balancer);
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
        }
        LOG.infof(
                "measured restarts: %d stops and %d kills, answers %s, bilans %d",
                RESTARTS, RESTARTS, statusesOf(load.answers()), load.sent());
        assertThat(load.answers()).isNotEmpty().allMatch(answer -> answer.isGood() || answer.isToBeSentAgain());
        load.checkWhatWasSent(services.peek());
        services.peek()
                .requests()
                .header("Authorization", "Bearer " + Tokens.agglomeration())
                .get(SentBilan.ADDRESS + "?total=true&limit=1")
                .then()
                .body("total", equalTo(load.sent()));
    }

    /** As a cluster does: when another one is ready. */
    private void stopOne(Balancer balancer) throws Exception {
        startAnother(balancer);
        PackagedService old = services.remove();
        old.close();
        balancer.remove(old);
        assertThat(old.output()).doesNotContain("ERROR");
    }

    private void killOne(Balancer balancer) throws Exception {
        PackagedService old = services.remove();
        old.kill();
        balancer.remove(old);
        startAnother(balancer);
    }

    private void startAnother(Balancer balancer) throws Exception {
        PackagedService another = PackagedService.start(directory, settings);
        services.add(another);
        balancer.add(another);
    }

    private static Map<Integer, Long> statusesOf(List<Answer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
    }
}
