package fr.contratdeville.platform.paging;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.Set;

/** Which of the {@link SharedParameter}s the operation takes that is being answered. */
@Singleton
class TakenParameters {

    private static final String KEY = TakenParameters.class.getName();

    private final CurrentVertxRequest request;

    TakenParameters(CurrentVertxRequest request) {
        this.request = request;
    }

    /** For {@link Parameters}, which are made by hand wherever a request is read. */
    static TakenParameters current() {
        return Arc.container().instance(TakenParameters.class).get();
    }

    void are(Set<String> names) {
        request.getCurrent().put(KEY, names);
    }

    Set<String> names() {
        return request.getCurrent().get(KEY, Set.of());
    }
}
