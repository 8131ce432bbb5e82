package fr.contratdeville.platform.paging;

import io.vertx.core.http.HttpServerRequest;

/** One page of one list, as it was asked for. */
public record ListQuery(
        Conditions conditions,
        SortKey.Directed sort,
        int limit,
        Cursor after,
        boolean withTotal,
        HttpServerRequest request) {

    public static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;

    public boolean isDescending() {
        return sort.descending();
    }
}
