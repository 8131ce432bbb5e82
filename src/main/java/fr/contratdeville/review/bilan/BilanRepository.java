package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.platform.reading.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.SessionCheckMode;

@Singleton
class BilanRepository implements PanacheRepositoryBase<Bilan, UUID> {

    private static final String WITH_WHAT_A_SCREEN_SHOWS = """
            from Bilan b
            join fetch b.contract
            join fetch b.structure
            left join fetch b.action
            where b.id in :ids
            """;

    private static final String AMONG = """
            select b.id
            from bilan b
            where b.structure_id in (:structures) and b.%s in (:%s) and b.state <> 'withdrawn'
            """;

    /** Shared by those who write one bilan each, who only keep others from the same action and the same reference. */
    private static final String TURN = """
            select cast(pg_advisory_xact_lock_shared(hashtextextended('bilans of ' || structure, 0)) as text)
            from unnest(:line) structure
            union all
            select cast(pg_advisory_xact_lock(key) as text)
            from (
                select hashtextextended('bilan of ' || structure || ' ' || name, 0) as key
                from unnest(:line) structure
                cross join (
                    select cast(:year as text) || ' ' || text_key(coalesce(
                        (select title from action where id = cast(:action as uuid)), cast(:title as text))) as name
                    union all
                    select 'called ' || cast(:reference as text)) names
                where name is not null
                order by key) keys
            """;

    private static final String TURN_OF_ALL = """
            select cast(pg_advisory_xact_lock(hashtextextended('bilans of ' || structure, 0)) as text)
            from unnest(:structures) structure
            """;

    private static final String HELD = "select id from bilan where id = :id for no key update";

    private final KeysetQuery keyset;
    private final Reads reads;

    BilanRepository(KeysetQuery keyset, Reads reads) {
        this.keyset = keyset;
        this.reads = reads;
    }

    /** With what a screen shows of it. */
    Optional<Bilan> findWithReferences(UUID id) {
        return find(
                        "from Bilan b join fetch b.contract join fetch b.structure left join fetch b.action where b.id = :id",
                        Map.of("id", id))
                .firstResultOptional();
    }

    List<Bilan> among(List<UUID> structures, List<UUID> actions, List<String> titleKeys, List<String> references) {
        Map<String, List<?>> names =
                Map.of("structures", structures, "actions", actions, "titleKeys", titleKeys, "references", references);
        // Each by an index of its own, as a structure may have thousands of them; and only those that there is
        // something to
        // look for by, which is one, almost always.
        String sql = Stream.of(
                        among("action_id", "actions", names),
                        among("title_key", "titleKeys", names),
                        among("external_reference", "references", names))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" union "));
        List<UUID> ids = sql.isEmpty() || structures.isEmpty() ? List.of() : ids(Sql.of(sql, names));
        return ids.isEmpty()
                ? List.of()
                : getEntityManager()
                        .unwrap(Session.class)
                        .findMultiple(Bilan.class, ids, SessionCheckMode.ENABLED)
                        .stream()
                        // Deleted between both.
                        .filter(Objects::nonNull)
                        .toList();
    }

    private static Optional<String> among(String column, String parameter, Map<String, List<?>> names) {
        return names.get(parameter).isEmpty() ? Optional.empty() : Optional.of(AMONG.formatted(column, parameter));
    }

    private List<UUID> ids(Sql sql) {
        return reads.now(database -> sql.rows(database, Row::uuid));
    }

    List<Bilan> findByReference(Collection<UUID> structures, String externalReference) {
        return list(
                "structure.id in :structures and externalReference = :reference",
                Map.of("structures", structures, "reference", externalReference));
    }

    /** Those of these ids that are a bilan's that was not withdrawn. */
    Set<UUID> standing(Collection<UUID> ids) {
        return Set.copyOf(getEntityManager()
                .createQuery("select b.id from Bilan b where b.id in :ids and b.state <> :withdrawn", UUID.class)
                .setParameter("ids", ids)
                .setParameter("withdrawn", BilanState.WITHDRAWN)
                .getResultList());
    }

    void takeTurn(Collection<UUID> line, Integer year, UUID action, String title, String reference) {
        Map<String, Object> values = new HashMap<>();
        values.put("line", inOrder(line));
        values.put("year", year);
        values.put("action", action);
        values.put("title", title);
        values.put("reference", reference);
        lock(Sql.of(TURN, values));
    }

    void takeTurns(Collection<UUID> structures) {
        lock(Sql.of(TURN_OF_ALL, Map.of("structures", inOrder(structures))));
    }

    private void lock(Sql locks) {
        reads.now(database -> locks.rows(database, Row::text));
    }

    /** In one order, so that no two wait for each other. */
    private static UUID[] inOrder(Collection<UUID> structures) {
        return structures.stream().distinct().sorted().toArray(UUID[]::new);
    }

    /** @return whether there is a bilan of this id; nobody else changes it to the end of the transaction */
    boolean hold(UUID id) {
        return !ids(Sql.of(HELD, Map.of("id", id))).isEmpty();
    }

    Page<Bilan> page(ListQuery query) {
        return keyset.page(
                "bilan b join structure s on s.id = b.structure_id",
                "b.id",
                query,
                ids -> list(WITH_WHAT_A_SCREEN_SHOWS, Map.of("ids", ids)));
    }
}
