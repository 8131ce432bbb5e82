package fr.contratdeville.platform.unchanged;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.contratdeville.platform.problem.Findings;
import fr.contratdeville.platform.reading.DatabaseStates;
import fr.contratdeville.platform.reading.DatabaseStates.State;
import fr.contratdeville.platform.security.Callers;
import fr.contratdeville.platform.security.Sight;
import fr.contratdeville.platform.transport.WrittenJson;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Gives an answer again if the database is in the state that it was computed in: what was read once is neither read, nor written
 * as JSON, nor compared anew. The database is asked for its state within each request, by one statement for all who ask
 * meanwhile ({@link DatabaseStates}). Whatever is committed, to whatever table and by whomever, makes all that is kept worth
 * nothing.
 *
 * <p>Only what is asked for again is kept: where everybody asks for something else, nobody waits for a state that helps no one.
 * Whoever may not ask has been refused before.
 */
class KeptReads {

    private static final String COMPUTING = KeptReads.class.getName();

    /** After all that completes an answer. */
    private static final int LAST = 0;

    /** A power of two. */
    private static final int MOST_ASKED_ONCE = 1 << 10;

    /** Longer addresses are of few, and could be made to fill the memory. */
    private static final int LONGEST_ADDRESS = 1_000;

    /** What resources say without JAX-RS. */
    private static final List<String> SAID_BEFORE =
            List.of(HttpHeaders.CACHE_CONTROL, HttpHeaders.CONTENT_LANGUAGE, HttpHeaders.VARY);

    /** What an answer follows from, beside the database. */
    private record Key(String address, String language, Sight sight) {}

    private record Computing(Key key, State state) {}

    private final DatabaseStates states;
    private final Callers callers;
    private final ObjectMapper json;
    private final Cache<Key, KeptRead> kept;

    /**
     * The hashes of what was asked for last, each in the place that follows from it, until another takes that. Where two are equal,
     * one is kept that was not asked for again. A cache would be written, and cleared up, by every request.
     */
    private final AtomicIntegerArray askedOnce = new AtomicIntegerArray(MOST_ASKED_ONCE);

    KeptReads(
            DatabaseStates states,
            Callers callers,
            ObjectMapper json,
            @ConfigProperty(name = "contratdeville.reads.kept") MemorySize most) {
        this.states = states;
        this.callers = callers;
        this.json = json;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(most.asLongValue())
                .weigher((Key key, KeptRead read) -> key.address().length() + read.bytes())
                .build();
    }

    @GivenWhileUnchanged
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.HEADER_DECORATOR)
    void give(ResteasyReactiveContainerRequestContext request, ResourceInfo resource, RoutingContext routing) {
        Key key = new Key(
                routing.request().uri(),
                Findings.language(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)),
                toWhom(resource));
        String ifNoneMatch = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (key.address().length() > LONGEST_ADDRESS) {
            return;
        }
        if (ifNoneMatch == null && kept.getIfPresent(key) == null && isAskedFirst(key)) {
            return;
        }
        CompletionStage<Optional<State>> asked = states.now();
        request.suspend();
        asked.whenComplete((state, failure) -> {
            // Who cannot be told the state reads, and fails as that does.
            if (failure == null) {
                state.ifPresent(now -> find(key, now, ifNoneMatch, routing)
                        .ifPresentOrElse(request::abortWith, () -> routing.put(COMPUTING, new Computing(key, now))));
            }
            request.resume();
        });
    }

    private Sight toWhom(ResourceInfo resource) {
        GivenWhileUnchanged given = resource.getResourceMethod().getAnnotation(GivenWhileUnchanged.class);
        return given.toWhoSeesTheSame() ? callers.current().sight() : Sight.OF_EVERYONE;
    }

    private boolean isAskedFirst(Key key) {
        int hash = key.hashCode();
        return askedOnce.getAndSet(hash & MOST_ASKED_ONCE - 1, hash) != hash;
    }

    private Optional<Response> find(Key key, State state, String ifNoneMatch, RoutingContext routing) {
        return Optional.ofNullable(kept.getIfPresent(key))
                .filter(read -> read.state().equals(state))
                .flatMap(read -> read.answer(ifNoneMatch, routing.response().headers()));
    }

    @GivenWhileUnchanged
    @ServerResponseFilter(priority = LAST)
    void keep(ContainerResponseContext response, RoutingContext routing) {
        Computing computing = routing.get(COMPUTING);
        if (computing == null) {
            return;
        }
        boolean known = response.getStatus() == Response.Status.NOT_MODIFIED.getStatusCode();
        if (known || response.getStatus() == Response.Status.OK.getStatusCode()) {
            byte[] body = known ? null : written(response);
            kept.put(computing.key(), new KeptRead(computing.state(), headers(response, routing), body));
        }
    }

    private byte[] written(ContainerResponseContext response) {
        WrittenJson written = WrittenJson.of(response.getEntity(), json);
        response.setEntity(written);
        return written.bytes();
    }

    private static List<Map.Entry<String, String>> headers(ContainerResponseContext response, RoutingContext routing) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        response.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                values.forEach(value -> headers.add(Map.entry(name, value.toString())));
            }
        });
        SAID_BEFORE.forEach(name ->
                routing.response().headers().getAll(name).forEach(value -> headers.add(Map.entry(name, value))));
        return List.copyOf(headers);
    }
}
