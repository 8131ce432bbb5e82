package fr.contratdeville.faults;

import fr.contratdeville.faults.Load.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Requests in large numbers, some of which are refused. */
final class Flood {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(70);

    /** Whoever refuses or loses connections would keep the flood's own memory full. */
    private static final int MOST_UNDER_WAY = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_WAIT)
            .build();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final String address;

    Flood(String address) {
        this.address = address;
    }

    HttpRequest get(String path, String token) {
        return request(path, token).build();
    }

    HttpRequest post(String path, String token, String json) {
        return request(path, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(LONGEST_WAIT)
                .header("Authorization", "Bearer " + token);
    }

    /** As many at a time all along: each answer is followed by the next request. */
    List<Answer> atOnce(int number, Duration duration, IntFunction<HttpRequest> requests) {
        Instant end = Instant.now().plus(duration);
        List<CompletableFuture<?>> clients = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            clients.add(oneAfterTheOther(end, i, number, requests));
        }
        clients.forEach(CompletableFuture::join);
        return taken();
    }

    private CompletableFuture<?> oneAfterTheOther(
            Instant end, int number, int step, IntFunction<HttpRequest> requests) {
        return Instant.now().isAfter(end)
                ? CompletableFuture.completedFuture(null)
                : send(requests.apply(number))
                        .thenCompose(answered -> oneAfterTheOther(end, number + step, step, requests));
    }

    /** As many a second, whether they are answered or not. */
    List<Answer> everySecond(double number, Duration duration, IntFunction<HttpRequest> requests)
            throws InterruptedException {
        long begun = System.nanoTime();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        int underWayAtFirst = answers.size();
        while (System.nanoTime() - begun < duration.toNanos()) {
            double due = number * (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
            while (sent.size() < due && sent.size() + underWayAtFirst - answers.size() < MOST_UNDER_WAY) {
                sent.add(send(requests.apply(sent.size())));
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
        sent.forEach(CompletableFuture::join);
        return taken();
    }

    private CompletableFuture<?> send(HttpRequest request) {
        Instant asked = Instant.now();
        return client.sendAsync(request, BodyHandlers.ofString())
                .handle((answer, failure) -> answers.add(new Answer(
                        request.uri().getPath(),
                        asked,
                        Duration.between(asked, Instant.now()),
                        failure == null ? answer.statusCode() : 0,
                        failure == null ? answer.headers().firstValue("Retry-After") : Optional.empty())));
    }

    private List<Answer> taken() {
        List<Answer> taken = List.copyOf(answers);
        answers.clear();
        return taken;
    }
}
