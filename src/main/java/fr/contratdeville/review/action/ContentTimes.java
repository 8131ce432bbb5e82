package fr.contratdeville.review.action;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** When anything of what actions say last changed, their figures included. The database keeps it, whoever writes. */
@Singleton
class ContentTimes {

    private final EntityManager database;

    ContentTimes(EntityManager database) {
        this.database = database;
    }

    /** Of those that are in the database, as it is after what was flushed to it. */
    Map<UUID, Instant> of(Collection<UUID> actions) {
        if (actions.isEmpty()) {
            return Map.of();
        }
        List<Tuple> rows = database.createNativeQuery("""
                        select a.id, c.changed_at
                        from action a
                        join action_content c on c.contract_id = a.contract_id and c.action_id = a.id
                        where a.id in (:actions)
                        """, Tuple.class)
                .setParameter("actions", actions)
                // Else everything that waits to be written would be, and perhaps before it is signed.
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get("id", UUID.class), row -> row.get("changed_at", Instant.class)));
    }

    Instant of(UUID action) {
        return of(List.of(action)).get(action);
    }
}
