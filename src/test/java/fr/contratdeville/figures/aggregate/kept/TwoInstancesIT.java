package fr.contratdeville.figures.aggregate.kept;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Thoroughness;
import fr.contratdeville.testing.Tokens;
import fr.contratdeville.warehouse.changefeed.following.Database;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances of the service on one database, and writers who raise a figure of their own again and again, through either
 * instance or past both, some in transactions that last, some rolled back. What a writer has been told is written is in its
 * next total, from whichever instance; and to a reader of both, no total ever goes back.
 */
@Tag("on-each-java")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TwoInstancesIT {

    private static final Logger LOG = Logger.getLogger(TwoInstancesIT.class);

    private static final Duration WRITING = Duration.ofSeconds(Thoroughness.of(8, 40));
    private static final int WRITERS = 6;
    private static final int READERS = 4;
    private static final long LEAST = 50;

    @TempDir
    Path one;

    @TempDir
    Path other;

    private final Random seeds = new Random();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LongAdder written = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Database database;
    private List<PackagedService> services;
    private String token;

    @BeforeEach
    void start() throws Exception {
        database = Database.start();
        Map<String, String> settings = database.settingsOfAService();
        token = Tokens.agglomeration();
        PackagedService first = PackagedService.start(one, settings);
        services = List.of(first, PackagedService.start(other, settings));
        RestAssured.requestSpecification = new RequestSpecBuilder()
                .setBaseUri(first.address())
                .addHeader("Authorization", "Bearer " + token)
                .build();
    }

    @AfterEach
    void stop() throws Exception {
        RestAssured.requestSpecification = null;
        enough.set(true);
        threads.shutdownNow();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        for (PackagedService service : services) {
            service.close();
        }
        database.close();
        LOG.infof("%s written, %s read, %s of them unchanged", written, read, unchanged);
    }

    @Test
    void whoever_writes_reads_it_next_and_nothing_goes_back() throws Exception {
        List<Callable<Void>> all = new ArrayList<>();
        String structure = Stored.structure("Les compteurs");
        for (int number = 0; number < WRITERS; number++) {
            // Some share a contract.
            String contract = number % 2 == 0
                    ? Stored.contract("contrat-" + number, 2015, 2023)
                    : contractOf(all.get(number - 1));
            String code = "compteur-" + number;
            String action = Stored.action(contract, structure, 2023, code);
            String figure = Stored.exact(action, Stored.indicator(code, "sum"), "1");
            all.add(new Writer(contract, code, Stored.figures(action) + "/" + figure, figure));
        }
        String contracts = "";
        for (Callable<Void> writer : List.copyOf(all)) {
            contracts += "&contract=" + contractOf(writer);
        }
        for (int number = 0; number < READERS; number++) {
            String of = number % 2 == 0 ? contracts : "&contract=" + contractOf(all.get(number));
            all.add(new Reader("/api/v1/aggregates/years?year=2023" + of));
        }

        List<Future<Void>> results = all.stream().map(threads::submit).toList();
        Instant end = Instant.now().plus(WRITING);
        while (Instant.now().isBefore(end) && results.stream().noneMatch(Future::isDone)
                || written.sum() < LEAST
                || unchanged.sum() < LEAST) {
            results.stream().filter(Future::isDone).forEach(TwoInstancesIT::ended);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        enough.set(true);
        results.forEach(TwoInstancesIT::ended);
    }

    private static String contractOf(Callable<Void> writer) {
        return ((Writer) writer).contract;
    }

    private static void ended(Future<Void> result) {
        try {
            result.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private abstract class Asking implements Callable<Void> {

        final Random random = new Random(seeds.nextLong());
        private final Map<String, HttpResponse<String>> known = new HashMap<>();

        abstract void step() throws Exception;

        @Override
        public Void call() throws Exception {
            while (!enough.get()) {
                step();
            }
            return null;
        }

        HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
            PackagedService service = services.get(random.nextInt(services.size()));
            HttpRequest request = HttpRequest.newBuilder(URI.create(service.address() + path))
                    .header("Authorization", "Bearer " + token)
                    .headers(headers)
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }

        /** From either instance, which is told what the last answer was, whichever gave it. */
        JsonNode asked(String path) throws Exception {
            HttpResponse<String> last = known.get(path);
            String tag = last == null || random.nextInt(3) == 0
                    ? "\"none\""
                    : last.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> answer = send("GET", path, "", "If-None-Match", tag);
            if (answer.statusCode() == 304) {
                unchanged.increment();
            } else {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                known.put(path, answer);
            }
            read.increment();
            return Json.of(known.get(path).body());
        }

        Map<String, Long> totals(String path) throws Exception {
            Map<String, Long> totals = new HashMap<>();
            for (JsonNode row : asked(path).get("rows")) {
                for (JsonNode indicator : row.get("indicators")) {
                    totals.put(
                            indicator.at("/indicator/code").asText(),
                            indicator.get("value").asLong());
                }
            }
            return totals;
        }
    }

    private final class Writer extends Asking {

        private final String contract;
        private final String code;
        private final String address;
        private final String figure;
        private long value = 1;

        Writer(String contract, String code, String address, String figure) {
            this.contract = contract;
            this.code = code;
            this.address = address;
            this.figure = figure;
        }

        @Override
        void step() throws Exception {
            value++;
            if (random.nextBoolean()) {
                writeThroughTheService();
            } else {
                writePastIt();
            }
            written.increment();
            String mine = "/api/v1/aggregates/years?year=2023&contract=" + contract;
            assertThat(totals(mine)).containsEntry(code, value);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
        }

        private void writeThroughTheService() throws Exception {
            HttpResponse<String> current = send("GET", address, "", "Accept", "application/json");
            HttpResponse<String> answer = send(
                    "PATCH",
                    address,
                    "{\"value\": %d}".formatted(value),
                    "If-Match",
                    current.headers().firstValue("ETag").orElseThrow(),
                    "Content-Type",
                    "application/merge-patch+json");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }

        private void writePastIt() throws Exception {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                if (random.nextBoolean()) {
                    statement.execute("update indicator_value set value = 0 where id = '%s'".formatted(figure));
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(50));
                    connection.rollback();
                }
                statement.execute("update indicator_value set value = %d, version = version + 1 where id = '%s'"
                        .formatted(value, figure));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
                connection.commit();
            }
        }
    }

    private final class Reader extends Asking {

        private final String path;
        private final Map<String, Long> seen = new HashMap<>();

        Reader(String path) {
            this.path = path;
        }

        @Override
        void step() throws Exception {
            totals(path).forEach((code, value) -> {
                assertThat(value).as(code).isGreaterThanOrEqualTo(seen.getOrDefault(code, 0L));
                seen.put(code, value);
            });
        }
    }
}
