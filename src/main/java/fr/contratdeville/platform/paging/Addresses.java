package fr.contratdeville.platform.paging;

import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses that answers name: as they were asked, without the host, which a caller may have made up. */
public final class Addresses {

    private Addresses() {}

    /** The address that was asked. */
    public static String self(HttpServerRequest request) {
        return request.query() == null ? request.path() : request.path() + "?" + request.query();
    }

    static String next(HttpServerRequest request, Cursor cursor) {
        return with(request, "cursor", cursor.encoded());
    }

    /** The address that was asked, with another value of a parameter, which needs no encoding. */
    public static String with(HttpServerRequest request, String name, String value) {
        String assignment = name + "=";
        Stream<String> others = request.query() == null
                ? Stream.empty()
                : Arrays.stream(request.query().split("&"))
                        .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith(assignment));
        return request.path() + "?"
                + Stream.concat(others, Stream.of(assignment + value)).collect(Collectors.joining("&"));
    }
}
