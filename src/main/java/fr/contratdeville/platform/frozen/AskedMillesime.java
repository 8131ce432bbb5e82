package fr.contratdeville.platform.frozen;

import fr.contratdeville.platform.body.Uuids;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which millésime the request that is being answered reads, if any. */
@Singleton
public class AskedMillesime {

    private static final String KEY = AskedMillesime.class.getName();

    private final CurrentVertxRequest request;

    AskedMillesime(CurrentVertxRequest request) {
        this.request = request;
    }

    public Optional<UUID> id() {
        RoutingContext current = request.getCurrent();
        return Optional.ofNullable(current == null ? null : current.get(KEY));
    }

    /**
     * Whether the request names by its id the millésime that it reads. A code may stand for another one in a database that was taken
     * back, an id never does.
     */
    public boolean isNamedById() {
        List<String> values = values();
        return values.size() == 1 && Uuids.parse(values.get(0)).isPresent();
    }

    /** The same, and the method that answers has turned to it. */
    public boolean isReadById() {
        return id().isPresent() && isNamedById();
    }

    /** The values of the parameter, as they were sent. */
    List<String> values() {
        RoutingContext current = request.getCurrent();
        // Without parameters, as nearly all requests are, nothing has to be taken apart.
        return current.request().query() == null ? List.of() : current.queryParam(ServesMillesimes.PARAMETER);
    }

    void is(UUID id) {
        request.getCurrent().put(KEY, id);
    }
}
