package fr.contratdeville.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An OpenID provider that turns its keys, and answers as late as it is told to. */
final class Provider implements AutoCloseable {

    private static final int BITS = 2048;
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private int number;
    private volatile KeyPair keys;
    private volatile Duration pause = Duration.ZERO;

    Provider() throws IOException {
        turnKeys();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on it signs by another key, and publishes that only. */
    void turnKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            number++;
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void answerAfter(Duration newPause) {
        pause = newPause;
    }

    String tokenOfTheAgglomeration() {
        return Jwt.claims()
                .issuer(issuer())
                .audience("contrat-de-ville-api")
                .subject("somebody")
                .groups(Set.of())
                .claim("realm_access", Map.of("roles", Set.of("agglomeration")))
                .expiresIn(LIFETIME)
                .jws()
                .keyId("key-" + number)
                .sign(keys.getPrivate());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            byte[] body = (exchange.getRequestURI().getPath().endsWith("openid-configuration")
                            ? configuration()
                            : keySet())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String configuration() {
        return """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
                 "authorization_endpoint": "%1$s/auth"}""".formatted(issuer());
    }

    private String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "key-%d", "n": "%s", "e": "%s"}]}""".formatted(number, base64(key.getModulus()), base64(key.getPublicExponent()));
    }

    private static String base64(BigInteger value) {
        byte[] bytes = value.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
