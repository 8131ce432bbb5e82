package fr.contratdeville.platform.transport;

import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Which of the types that a method answers in a request wants. */
public final class Asked {

    private Asked() {}

    /**
     * To be called by a filter of the request. As the framework finds it out once the method has answered.
     *
     * @param accept the header; null if there is none
     * @return null if none is accepted
     */
    public static MediaType type(String accept) {
        return CurrentRequestManager.get()
                .getTarget()
                .getProduces()
                .negotiateProduces(accept)
                .getKey();
    }
}
