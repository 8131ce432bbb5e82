package fr.contratdeville.platform.history;

import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.history.HistoryEntryResponse.SignerResponse;
import fr.contratdeville.platform.history.OwnTimes.Move;
import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.security.Caller;
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

    private static final String STRUCTURE = "structureId";

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
        Caller caller = callers.current();
        return keyset.page("recorded_change c", "c.id", query, ids -> entries(ids, caller));
    }

    /** When an action was the caller's business. */
    public OwnTimes ownTimesOfAction(UUID action, UUID structureNow) {
        return ownTimes("dataset = 'action' and action_id = :id", action, structureNow);
    }

    /** When a bilan was the caller's business. */
    public OwnTimes ownTimesOfBilan(UUID bilan, UUID structureNow) {
        return ownTimes("dataset = 'bilan' and bilan_id = :id", bilan, structureNow);
    }

    private OwnTimes ownTimes(String condition, UUID id, UUID structureNow) {
        Caller caller = callers.current();
        if (caller.readsEverything()) {
            return OwnTimes.always();
        }
        List<Tuple> rows = database.createNativeQuery("""
                        select position, before ->> 'structure_id' as origin, after ->> 'structure_id' as destination
                        from recorded_change
                        where %s and before ->> 'structure_id' is distinct from after ->> 'structure_id'
                        order by position
                        """.formatted(condition), Tuple.class)
                .setParameter("id", id)
                .getResultList();
        List<Move> moves = rows.stream()
                .map(row -> new Move(
                        row.get("position", Long.class),
                        uuid(row.get("origin", String.class)),
                        uuid(row.get("destination", String.class))))
                .toList();
        return OwnTimes.of(moves, structureNow, caller::readsAllOf);
    }

    private static UUID uuid(String text) {
        return text == null ? null : UUID.fromString(text);
    }

    /** Whether anything was ever recorded of this action: it may be gone since. */
    public boolean knowsAction(UUID action) {
        return knows("action_id = :id", action);
    }

    /** As {@link #knowsAction}, of a bilan. */
    public boolean knowsBilan(UUID bilan) {
        return knows("bilan_id = :id", bilan);
    }

    private boolean knows(String condition, UUID id) {
        return !database.createNativeQuery("select 1 from recorded_change where %s limit 1".formatted(condition))
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    private List<HistoryEntryResponse> entries(List<UUID> ids, Caller caller) {
        List<Tuple> rows = database.createNativeQuery("""
                        select id, changed_at, dataset, row_id, operation, caller_id, caller_name, caller_role, reason,
                               cast(before as text) as before, cast(after as text) as after
                        from recorded_change
                        where id in (:ids)
                        """, Tuple.class)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream().map(row -> entry(row, caller)).toList();
    }

    private static HistoryEntryResponse entry(Tuple row, Caller caller) {
        SortedMap<String, Object> before = image(row.get("before", String.class), caller);
        SortedMap<String, Object> after = image(row.get("after", String.class), caller);
        return new HistoryEntryResponse(
                row.get("id", UUID.class),
                row.get("changed_at", Instant.class),
                SignerResponse.of(row, caller.isAgglomeration()),
                row.get("reason", String.class),
                Image.memberFor(row.get("dataset", String.class)),
                row.get("row_id", UUID.class),
                Coded.find(RowOperation.class, row.get("operation", String.class))
                        .orElseThrow(),
                Image.differences(before, after),
                before,
                after);
    }

    /** Where a row goes from one structure to another, neither sees what it was, or became, with the other. */
    private static SortedMap<String, Object> image(String json, Caller caller) {
        SortedMap<String, Object> image = Image.of(json);
        boolean anothers = image != null
                && image.get(STRUCTURE) instanceof String structure
                && !caller.readsAllOf(UUID.fromString(structure));
        return anothers ? null : image;
    }
}
