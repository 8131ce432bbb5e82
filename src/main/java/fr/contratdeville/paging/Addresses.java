package fr.contratdeville.paging;

import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

/** The addresses that answers name: without the host, which a service behind a proxy does not know. */
public final class Addresses {

    private Addresses() {}

    /** The address that was asked. */
    public static String self(UriInfo uri) {
        return relative(uri).build().toString();
    }

    static String next(UriInfo uri, Cursor cursor) {
        return relative(uri)
                .replaceQueryParam("cursor", cursor.encoded())
                .build()
                .toString();
    }

    private static UriBuilder relative(UriInfo uri) {
        return uri.getRequestUriBuilder().scheme(null).host(null).port(-1);
    }
}
