package fr.contratdeville.annex.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.contratdeville.platform.reading.DatabaseStates;
import fr.contratdeville.platform.reading.DatabaseStates.State;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reports that are given again while nothing at all has been committed since they were read. The database is asked for its state
 * before a report is read, so that what is kept is never taken for newer than it is.
 */
@Singleton
class KeptReports {

    /**
     * What a report follows from, beside the database.
     *
     * @param address with all parameters, as it was sent
     */
    record Key(String address, String extension, String language) {}

    private record KeptReport(State state, byte[] bytes) {}

    private static final int AROUND = 400;

    private final DatabaseStates states;
    private final Cache<Key, KeptReport> kept;

    KeptReports(DatabaseStates states, @ConfigProperty(name = "contratdeville.reports.kept") MemorySize most) {
        this.states = states;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(most.asLongValue())
                .weigher((Key key, KeptReport report) -> AROUND + key.address().length() + report.bytes().length)
                .build();
    }

    byte[] find(Key key, Supplier<byte[]> write) {
        Optional<State> now = now();
        KeptReport found = kept.getIfPresent(key);
        if (found != null && now.filter(found.state()::equals).isPresent()) {
            return found.bytes();
        }
        byte[] bytes = write.get();
        now.ifPresent(state -> kept.put(key, new KeptReport(state, bytes)));
        return bytes;
    }

    /** Where it cannot be told, the report is read, and fails as that does. */
    private Optional<State> now() {
        try {
            return states.now().toCompletableFuture().join();
        } catch (CompletionException unknown) {
            return Optional.empty();
        }
    }
}
