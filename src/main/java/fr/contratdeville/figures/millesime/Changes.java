package fr.contratdeville.figures.millesime;

import fr.contratdeville.figures.millesime.ChangeResponse.ReasonResponse;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.history.HistoryEntryResponse.SignerResponse;
import fr.contratdeville.platform.history.Image;
import fr.contratdeville.platform.history.RowOperation;
import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.security.Caller;
import fr.contratdeville.platform.security.Callers;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what differs from a millésime now. */
@Singleton
class Changes {

    private static final String SOURCE = "millesime m cross join lateral millesime.changes(m.id) c";

    private final EntityManager database;
    private final KeysetQuery keyset;
    private final Callers callers;

    Changes(EntityManager database, KeysetQuery keyset, Callers callers) {
        this.database = database;
        this.keyset = keyset;
        this.callers = callers;
    }

    /** A page of what {@link ChangeFilter} asks for, as the current caller may see it. */
    Page<ChangeResponse> page(ListQuery query, UUID millesime) {
        Caller caller = callers.current();
        return keyset.page(SOURCE, "c.id", query, ids -> changes(millesime, ids, caller));
    }

    private List<ChangeResponse> changes(UUID millesime, List<UUID> ids, Caller caller) {
        Map<UUID, List<ReasonResponse>> reasons =
                caller.readsEverything() ? reasons(millesime, ids, caller.isAgglomeration()) : Map.of();
        List<Tuple> rows = database.createNativeQuery("""
                        select id, dataset, row_id, kind, changed,
                               cast(before as text) as before, cast(after as text) as after
                        from millesime.changes(:millesime)
                        where id in (:ids)
                        """, Tuple.class)
                .setParameter("millesime", millesime)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream()
                .map(row -> new ChangeResponse(
                        row.get("id", UUID.class),
                        Image.memberFor(row.get("dataset", String.class)),
                        row.get("row_id", UUID.class),
                        operation(row.get("kind", String.class)),
                        Arrays.stream(row.get("changed", String[].class))
                                .map(Image::memberFor)
                                .sorted()
                                .toList(),
                        Image.of(row.get("before", String.class)),
                        Image.of(row.get("after", String.class)),
                        reasons.getOrDefault(row.get("id", UUID.class), List.of())))
                .toList();
    }

    /** What was recorded of these rows, and was not there to be frozen: what came later, or was not committed yet. */
    private Map<UUID, List<ReasonResponse>> reasons(UUID millesime, List<UUID> ids, boolean withNames) {
        List<Tuple> rows = database.createNativeQuery("""
                        select c.id, r.changed_at, r.operation, r.caller_id, r.caller_name, r.caller_role, r.reason
                        from millesime m
                        cross join lateral millesime.changes(m.id) c
                        join recorded_change r on r.row_id = c.row_id and r.dataset = c.dataset
                            and coalesce(r.after, r.before) @> c.key
                        where m.id = :millesime and c.id in (:ids)
                            and (r.changed_at > m.frozen_at or not pg_visible_in_snapshot(r.xact, m.snapshot))
                        order by r.position
                        """, Tuple.class)
                .setParameter("millesime", millesime)
                .setParameter("ids", ids)
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("id", UUID.class),
                        Collectors.mapping(row -> reason(row, withNames), Collectors.toList())));
    }

    private static ReasonResponse reason(Tuple row, boolean withNames) {
        return new ReasonResponse(
                row.get("changed_at", Instant.class),
                SignerResponse.of(row, withNames),
                operation(row.get("operation", String.class)),
                row.get("reason", String.class));
    }

    private static RowOperation operation(String code) {
        return Coded.find(RowOperation.class, code).orElseThrow();
    }
}
