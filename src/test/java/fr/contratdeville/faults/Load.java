package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.SentBilan;
import fr.contratdeville.testing.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Clients that read, send bilans and ask for the service's health, until they are told to stop. */
final class Load implements AutoCloseable {

    /** What one request was answered; a status of 0 stands for none. */
    record Answer(String request, Instant asked, Duration took, int status, Optional<String> retryAfter) {

        Instant given() {
            return asked.plus(took);
        }

        boolean isGood() {
            return status == 200 || status == 201;
        }

        /** Who gets an export takes one that does not end as agreed for broken off. */
        boolean isBrokenOffExport() {
            return status == 0 && request.startsWith(EXPORTS);
        }

        /** Whoever sends it again is told what became of it. */
        boolean isToBeSentAgain() {
            return status == 0 || isUnderWay() || isRefusal();
        }

        /** An earlier try with the same key, which got no answer in time, has not ended yet. */
        boolean isUnderWay() {
            return status == 409 && retryAfter.isPresent();
        }

        /** Whether whoever asked knows that it was not done, and when to come again. */
        boolean isRefusal() {
            return status == 503 && retryAfter.isPresent();
        }
    }

    private static final String EXPORTS = "/api/v1/exports/";
    private static final String LIVENESS = "/q/health/live";
    private static final String READINESS = "/q/health/ready";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);
    private static final int MILLISECONDS_BETWEEN_REQUESTS = 50;

    private final Supplier<String> address;
    private final String token = Tokens.agglomeration();
    private final UnaryOperator<String> bilan;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> clients = new ArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<JsonNode> receipts = new ConcurrentLinkedQueue<>();
    private volatile boolean enough;

    /**
     * @param address of the service, asked before each request
     * @param bilan to be sent with a reference
     */
    Load(Supplier<String> address, List<String> reads, int partners, UnaryOperator<String> bilan) {
        this.address = address;
        this.bilan = bilan;
        reads.forEach(this::read);
        read(LIVENESS);
        read(READINESS);
        for (int partner = 0; partner < partners; partner++) {
            send("%s-%d".formatted(Instant.now(), partner));
        }
    }

    private void read(String path) {
        clients.add(threads.submit(() -> {
            while (!enough) {
                ask(path, request(path));
            }
            return null;
        }));
    }

    /** As a partner's software does: the same again, with the same key, until there is a receipt. */
    private void send(String partner) {
        clients.add(threads.submit(() -> {
            for (int number = 0; !enough; number++) {
                String reference = "%s-%d".formatted(partner, number);
                Optional<HttpResponse<String>> receipt = Optional.empty();
                while (receipt.isEmpty()) {
                    receipt = ask("POST " + SentBilan.ADDRESS, post(reference))
                            .filter(answer -> answer.statusCode() == 201);
                }
                receipts.add(Json.of(receipt.get().body()));
            }
            return null;
        }));
    }

    private HttpRequest.Builder post(String reference) {
        return request(SentBilan.ADDRESS)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "\"" + reference + "\"")
                .POST(BodyPublishers.ofString(bilan.apply(reference)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address.get() + path)).header("Authorization", "Bearer " + token);
    }

    private Optional<HttpResponse<String>> ask(String name, HttpRequest.Builder request) throws InterruptedException {
        Instant asked = Instant.now();
        try {
            HttpResponse<String> answer =
                    client.send(request.timeout(LONGEST_WAIT).build(), BodyHandlers.ofString());
            answers.add(new Answer(
                    name,
                    asked,
                    Duration.between(asked, Instant.now()),
                    answer.statusCode(),
                    answer.headers().firstValue("Retry-After")));
            return Optional.of(answer);
        } catch (IOException none) {
            answers.add(new Answer(name, asked, Duration.between(asked, Instant.now()), 0, Optional.empty()));
            return Optional.empty();
        } finally {
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_REQUESTS);
        }
    }

    /** Every request to the API. */
    List<Answer> answers() {
        return answers.stream()
                .filter(answer -> !answer.request().startsWith("/q/"))
                .toList();
    }

    List<Answer> liveness() {
        return answersTo(LIVENESS);
    }

    List<Answer> readiness() {
        return answersTo(READINESS);
    }

    private List<Answer> answersTo(String path) {
        return answers.stream().filter(answer -> answer.request().equals(path)).toList();
    }

    /** Of every bilan that was sent, when all clients have stopped. */
    List<JsonNode> receipts() {
        return List.copyOf(receipts);
    }

    /** How many bilans there is a receipt for, when all clients have stopped. */
    int sent() {
        return receipts.size();
    }

    /** Every bilan has a receipt of its own, and is there. */
    void checkWhatWasSent(PackagedService service) {
        Set<String> received = new HashSet<>();
        for (JsonNode receipt : receipts) {
            assertThat(received.add(receipt.get("id").textValue()))
                    .as("one receipt a bilan")
                    .isTrue();
            SentBilan.received(receipt, service.requests().header("Authorization", "Bearer " + token));
        }
    }

    /** Waits until each client has its last answer. */
    @Override
    public void close() throws Exception {
        enough = true;
        for (Future<?> each : clients) {
            each.get(LONGEST_WAIT.toSeconds() * 2, TimeUnit.SECONDS);
        }
        threads.shutdown();
    }
}
