package fr.contratdeville.platform.unchanged;

import fr.contratdeville.platform.frozen.AskedMillesime;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.transport.KeptForADay;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Lets what was read of a millésime be kept for a day. A page that is not the last may not: the address of the next one is good
 * for the version of the service that made it.
 */
class FrozenAnswers {

    private final AskedMillesime millesime;

    FrozenAnswers(AskedMillesime millesime) {
        this.millesime = millesime;
    }

    @ServerResponseFilter
    void letBeKept(ContainerResponseContext response, HttpServerRequest request) {
        boolean goesOn = response.getEntity() instanceof Page<?> page && page.next() != null;
        if (millesime.isReadById() && !goesOn) {
            KeptForADay.say(request);
        }
    }
}
