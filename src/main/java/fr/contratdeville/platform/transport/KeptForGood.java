package fr.contratdeville.platform.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What stands at an address for ever: whoever has it need not ask for it again. */
public final class KeptForGood {

    static final String PUBLISHED = "public, max-age=31536000, immutable";

    private KeptForGood() {}

    /** Says so of what is answered. Not to who shows a token, nor of what is refused after all: {@link Caching}. */
    public static void say(HttpServerRequest request) {
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, PUBLISHED);
    }
}
