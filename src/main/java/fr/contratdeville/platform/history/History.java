package fr.contratdeville.platform.history;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.history.HistoryEntryResponse.SignerResponse;
import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.security.Callers;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/** Reads what the database has recorded. */
@Singleton
public class History {

    private final EntityManager database;
    private final KeysetQuery keyset;
    private final Callers callers;

    History(EntityManager database, KeysetQuery keyset, Callers callers) {
        this.database = database;
        this.keyset = keyset;
        this.callers = callers;
    }

    /** A page of what {@link HistoryFilter} asks for, as the current caller may see it. */
    public Page<HistoryEntryResponse> page(ListQuery query) {
        boolean withNames = callers.current().isAgglomeration();
        return keyset.page("recorded_change c", "c.id", query, ids -> entries(ids, withNames));
    }

    /** Whether anything was ever recorded of this action: it may be gone since. */
    public boolean knowsAction(UUID action) {
        return !database.createNativeQuery("select 1 from recorded_change where action_id = :action limit 1")
                .setParameter("action", action)
                .getResultList()
                .isEmpty();
    }

    private List<HistoryEntryResponse> entries(List<UUID> ids, boolean withNames) {
        List<Tuple> rows = database.createNativeQuery("""
                        select id, changed_at, dataset, row_id, operation, caller_id, caller_name, caller_role, reason,
                               cast(before as text) as before, cast(after as text) as after
                        from recorded_change
                        where id in (:ids)
                        """, Tuple.class)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream().map(row -> entry(row, withNames)).toList();
    }

    private static HistoryEntryResponse entry(Tuple row, boolean withNames) {
        SortedMap<String, Object> before = Image.of(row.get("before", String.class));
        SortedMap<String, Object> after = Image.of(row.get("after", String.class));
        return new HistoryEntryResponse(
                row.get("id", UUID.class),
                row.get("changed_at", Instant.class),
                SignerResponse.of(row, withNames),
                row.get("reason", String.class),
                Image.memberFor(row.get("dataset", String.class)),
                row.get("row_id", UUID.class),
                Coded.find(RowOperation.class, row.get("operation", String.class))
                        .orElseThrow(),
                Image.differences(before, after),
                before,
                after);
    }
}
