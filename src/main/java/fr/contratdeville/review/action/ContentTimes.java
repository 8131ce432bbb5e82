package fr.contratdeville.review.action;

import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.platform.reading.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** When anything of what an action says last changed, its figures included. The database keeps it, whoever writes. */
@Singleton
class ContentTimes {

    private static final String TIME = """
            select c.changed_at
            from action a
            join action_content c on c.contract_id = a.contract_id and c.action_id = a.id
            where a.id = :action
            """;

    private final Reads reads;

    ContentTimes(Reads reads) {
        this.reads = reads;
    }

    /** Of an action that is in the database, as it is after what was flushed to it; null if it is not there. */
    Instant of(UUID action) {
        Sql sql = Sql.of(TIME, Map.of("action", action));
        return reads.now(database -> sql.rows(database, Row::time)).stream()
                .findFirst()
                .orElse(null);
    }
}
