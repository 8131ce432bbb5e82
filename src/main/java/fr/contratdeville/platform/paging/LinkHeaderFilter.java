package fr.contratdeville.platform.paging;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Repeats a page's addresses in a {@code Link} header (RFC 8288), for clients that follow those. */
class LinkHeaderFilter {

    @ServerResponseFilter
    void link(ContainerResponseContext response) {
        if (response.getEntity() instanceof Page<?> page) {
            response.getHeaders().add(HttpHeaders.LINK, "<%s>; rel=\"self\"".formatted(page.self()));
            if (page.next() != null) {
                response.getHeaders().add(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(page.next()));
            }
        }
    }
}
