package fr.contratdeville.figures.aggregate.kept;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which look at the history was the last one to notice a change, of what. Looks are numbered, and one that is under way may
 * be half told here: then what it has noticed counts early, never late.
 */
@Singleton
class LastChanges {

    private static final int MOST_CONTRACTS = 10_000;

    private final Map<UUID, Long> ofContracts = new ConcurrentHashMap<>();
    private volatile long ofEverything;
    private volatile long ofAnything;
    private volatile long ofShared;

    /** Nothing that was known before this look is known to be so still. */
    void everything(long look) {
        ofEverything = look;
        ofContracts.clear();
    }

    void shared(long look) {
        ofAnything = look;
        ofShared = look;
    }

    void contract(UUID contract, long look) {
        if (ofContracts.size() >= MOST_CONTRACTS) {
            everything(look);
        }
        ofAnything = look;
        ofContracts.put(contract, look);
    }

    /** Whether what an answer follows from is as it was at a look. */
    boolean noneSince(long look, Dependence answer) {
        if (ofEverything > look) {
            return false;
        }
        if (answer.frozen()) {
            return true;
        }
        if (answer.contracts() == null) {
            return ofAnything <= look;
        }
        return ofShared <= look
                && answer.contracts().stream().allMatch(contract -> ofContracts.getOrDefault(contract, 0L) <= look)
                // Cleared meanwhile.
                && ofEverything <= look;
    }
}
