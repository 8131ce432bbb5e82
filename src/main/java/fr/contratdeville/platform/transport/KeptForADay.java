package fr.contratdeville.platform.transport;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * What stands at an address for good, and changes for one reason only: a person's name was erased from it. Whoever has it need not
 * ask for it again for a day; so long may the name be met where answers are kept.
 */
public final class KeptForADay {

    static final String PUBLISHED = "public, max-age=86400";

    private KeptForADay() {}

    /** Says so of what is answered. Not to who shows a token, nor of what is refused after all: {@link Caching}. */
    public static void say(HttpServerRequest request) {
        request.response().putHeader(HttpHeaders.CACHE_CONTROL, PUBLISHED);
    }
}
