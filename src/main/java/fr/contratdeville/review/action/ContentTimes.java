package fr.contratdeville.review.action;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Instant;
import java.util.UUID;

/** When anything of what an action says last changed, its figures included. The database keeps it, whoever writes. */
@Singleton
class ContentTimes {

    private final EntityManager database;

    ContentTimes(EntityManager database) {
        this.database = database;
    }

    /** Of an action that is in the database, as it is after what was flushed to it; null if it is not there. */
    Instant of(UUID action) {
        return (Instant) database.createNativeQuery("""
                        select c.changed_at
                        from action a
                        join action_content c on c.contract_id = a.contract_id and c.action_id = a.id
                        where a.id = :action
                        """, Instant.class)
                .setParameter("action", action)
                // Else everything that waits to be written would be, and perhaps before it is signed.
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResultOrNull();
    }
}
