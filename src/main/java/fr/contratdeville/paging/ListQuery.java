package fr.contratdeville.paging;

import jakarta.ws.rs.core.UriInfo;

/** One page of one list, as it was asked for. */
public record ListQuery(
        Conditions conditions, SortKey.Directed sort, int limit, Cursor after, boolean withTotal, UriInfo uri) {

    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;
}
