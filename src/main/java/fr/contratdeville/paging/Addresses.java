package fr.contratdeville.paging;

import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses that answers name: as they were asked, without the host, which a caller may have made up. */
public final class Addresses {

    private static final String CURSOR = "cursor=";

    private Addresses() {}

    /** The address that was asked. */
    public static String self(HttpServerRequest request) {
        return request.query() == null ? request.path() : request.path() + "?" + request.query();
    }

    static String next(HttpServerRequest request, Cursor cursor) {
        Stream<String> parameters = request.query() == null
                ? Stream.empty()
                : Arrays.stream(request.query().split("&"))
                        .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith(CURSOR));
        return request.path() + "?"
                + Stream.concat(parameters, Stream.of(CURSOR + cursor.encoded()))
                        .collect(Collectors.joining("&"));
    }
}
