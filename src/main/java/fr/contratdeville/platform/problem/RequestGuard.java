package fr.contratdeville.platform.problem;

import fr.contratdeville.platform.transport.Api;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Sees every request before it is read, and answers those on which what comes later would stumble. */
@Singleton
class RequestGuard {

    /** Before anything reads the address, and after what says who may keep the answer (1000). */
    private static final int PRIORITY_OF_THE_ADDRESS = 900;

    /** After the token has been verified (200) and the request counted (190), before anything is read. */
    private static final int PRIORITY = 180;

    private static final String PLAIN = "/-_.~?&=,+";

    private final Routes routes;
    private final BodySizes sizes;
    private final ProblemResponses problems;

    RequestGuard(Routes routes, ProblemResponses problems, BodySizes sizes) {
        this.routes = routes;
        this.sizes = sizes;
        this.problems = problems;
    }

    void register(@Observes Filters filters) {
        filters.register(this::lookAtTheAddress, PRIORITY_OF_THE_ADDRESS);
        filters.register(this::look, PRIORITY);
    }

    /**
     * As strictly as Quarkus (3.33, {@code VertxHttpRecorder}), which would answer an empty 400 before anything of ours sees
     * the request, and leaves it to us because {@code Main} says so. And more: an address has no letters but those of ASCII (RFC
     * 3986, section 2); "é" as it is would be read as two others, and written down for good where it is a reason. Nor does what it
     * has encoded become other letters than were meant: what is not UTF-8 would be read as "\ufffd".
     */
    private void lookAtTheAddress(RoutingContext request) {
        if (canBeRead(request.request().uri())) {
            request.next();
        } else {
            problems.answer(request, ProblemType.MALFORMED_REQUEST);
        }
    }

    private static boolean canBeRead(String address) {
        return address.chars().allMatch(RequestGuard::isPlain) || isAddress(address);
    }

    /** Nearly all addresses have no other characters, in whatever order they can be read. */
    private static boolean isPlain(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || PLAIN.indexOf(character) >= 0;
    }

    private static boolean isAddress(String address) {
        try {
            new URI(address);
            return StandardCharsets.US_ASCII.newEncoder().canEncode(address) && isUtf8(decoded(address));
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    /** @param address in which two digits follow each "%" */
    private static byte[] decoded(String address) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(address.length());
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) == '%') {
                bytes.write(Integer.parseInt(address, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(address.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    private void look(RoutingContext request) {
        if (isTooLarge(request)) {
            // What the caller still sends must not be taken for its next request.
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            request.addEndHandler(sent -> request.request().connection().close());
            problems.answer(request, ProblemType.BODY_TOO_LARGE);
        } else if (isCoded(request.request())) {
            request.response().putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
            problems.answer(request, ProblemType.UNSUPPORTED_MEDIA_TYPE);
        } else if (request.request().method() == HttpMethod.OPTIONS && Api.isAsked(request)) {
            answerOptions(request);
        } else {
            request.next();
        }
    }

    private boolean isTooLarge(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        // More digits than a long has would not have come so far.
        return length != null && Long.parseLong(length) > sizes.of(request).bytes();
    }

    /** Nothing that is sent is unpacked: it would be read as broken JSON. */
    private static boolean isCoded(HttpServerRequest request) {
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return coding != null && !HttpHeaders.IDENTITY.toString().equalsIgnoreCase(coding);
    }

    private void answerOptions(RoutingContext request) {
        String allowed = routes.methodsAt(request.normalizedPath());
        if (allowed.isEmpty()) {
            problems.answer(request, ProblemType.NOT_FOUND);
        } else {
            request.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, allowed)
                    .end();
        }
    }
}
