package fr.contratdeville.warehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.contratdeville.testing.PackagedService;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A provider's token endpoint, which gives the warehouse tokens that the service trusts (RFC 6749, section 4.4). */
final class TokenEndpoint implements AutoCloseable {

    private static final String CLIENT = "warehouse";
    private static final String SECRET = "a secret + more";

    private final PackagedService service;
    private final Duration lifetime;
    private final HttpServer server;
    private final AtomicInteger given = new AtomicInteger();

    private TokenEndpoint(PackagedService service, Duration lifetime, HttpServer server) {
        this.service = service;
        this.lifetime = lifetime;
        this.server = server;
    }

    /** @param lifetime of the tokens */
    static TokenEndpoint of(PackagedService service, Duration lifetime) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TokenEndpoint endpoint = new TokenEndpoint(service, lifetime, server);
        server.createContext("/token", endpoint::answer);
        server.start();
        return endpoint;
    }

    /** As the script takes them. */
    Map<String, String> settings() {
        return Map.of(
                "TOKEN_ADDRESS",
                "http://localhost:" + server.getAddress().getPort() + "/token",
                "CLIENT_ID",
                CLIENT,
                "CLIENT_SECRET",
                SECRET);
    }

    /** How many tokens. */
    int given() {
        return given.get();
    }

    private void answer(HttpExchange request) throws IOException {
        try (request) {
            boolean known = members(request)
                    .equals(Set.of("grant_type=client_credentials", "client_id=" + CLIENT, "client_secret=" + SECRET));
            byte[] answer = (known ? token() : "{\"error\": \"invalid_client\"}").getBytes(UTF_8);
            request.getResponseHeaders().set("Content-Type", "application/json");
            request.sendResponseHeaders(known ? 200 : 401, answer.length);
            try (OutputStream body = request.getResponseBody()) {
                body.write(answer);
            }
        }
    }

    private static Set<String> members(HttpExchange request) throws IOException {
        String form = new String(request.getRequestBody().readAllBytes(), UTF_8);
        return Stream.of(form.split("&"))
                .map(member -> URLDecoder.decode(member, UTF_8))
                .collect(Collectors.toSet());
    }

    private String token() throws IOException {
        given.incrementAndGet();
        return "{\"access_token\": \"%s\", \"expires_in\": %d, \"token_type\": \"Bearer\"}"
                .formatted(service.trialToken(CLIENT, lifetime), lifetime.toSeconds());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
