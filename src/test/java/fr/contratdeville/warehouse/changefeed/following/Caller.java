package fr.contratdeville.warehouse.changefeed.following;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Requests with one token to a service that may not be there. */
final class Caller {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RunningService service;
    private final String token;

    Caller(RunningService service, String token) {
        this.service = service;
        this.token = token;
    }

    HttpResponse<String> get(String path, String accept) throws ServiceAway, InterruptedException {
        return send("GET", path, "", "Accept", accept);
    }

    HttpResponse<String> post(String path, String body) throws ServiceAway, InterruptedException {
        return send("POST", path, body, "Content-Type", "application/json");
    }

    /** @param headers names and values by turns */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws ServiceAway, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.address() + path))
                .timeout(LONGEST_WAIT)
                .header("Authorization", "Bearer " + token)
                .headers(headers)
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer;
        try {
            answer = client.send(request, BodyHandlers.ofString());
        } catch (IOException killed) {
            throw new ServiceAway(killed);
        }
        if (answer.statusCode() == 503) {
            throw new ServiceAway(new IOException(method + " " + path + ": " + answer.body()));
        }
        return answer;
    }

    String outputOfTheService() {
        return service.output();
    }

    /** It was killed, has not come back yet, or says itself that it cannot answer now. */
    static final class ServiceAway extends Exception {
        ServiceAway(Throwable cause) {
            super(cause);
        }
    }
}
