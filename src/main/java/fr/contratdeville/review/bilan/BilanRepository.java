package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    /** Each by an index of its own: a structure may have thousands of them. */
    private static final String AMONG = """
            select b.id
            from bilan b
            where b.action_id = any (:actions) and b.structure_id = any (:structures) and b.state <> 'withdrawn'
            union
            select b.id
            from bilan b
            where b.structure_id = any (:structures) and b.title_key = any (:titleKeys) and b.state <> 'withdrawn'
            union
            select b.id
            from bilan b
            where b.structure_id = any (:structures) and b.external_reference = any (:references)
                and b.state <> 'withdrawn'
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
                    select cast(:year as text) || ' '
                        || text_key(coalesce((select title from action where id = :action), :title)) as name
                    union all
                    select 'called ' || cast(:reference as text)) names
                where name is not null
                order by key) keys
            """;

    private static final String TURN_OF_ALL = """
            select cast(pg_advisory_xact_lock(hashtextextended('bilans of ' || structure, 0)) as text)
            from unnest(:structures) structure
            """;

    private final KeysetQuery keyset;

    BilanRepository(KeysetQuery keyset) {
        this.keyset = keyset;
    }

    /** With what a screen shows of it. */
    Optional<Bilan> findWithReferences(UUID id) {
        return find(
                        "from Bilan b join fetch b.contract join fetch b.structure left join fetch b.action where b.id = :id",
                        Map.of("id", id))
                .firstResultOptional();
    }

    List<Bilan> among(List<UUID> structures, List<UUID> actions, List<String> titleKeys, List<String> references) {
        List<UUID> ids = getEntityManager()
                .createNativeQuery(AMONG, UUID.class)
                .setParameter("structures", structures.toArray(UUID[]::new))
                .setParameter("actions", actions.toArray(UUID[]::new))
                .setParameter("titleKeys", titleKeys.toArray(String[]::new))
                .setParameter("references", references.toArray(String[]::new))
                .getResultList();
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
        getEntityManager()
                .createNativeQuery(TURN, String.class)
                .setParameter("line", inOrder(line))
                .setParameter("year", year)
                .setParameter("action", action)
                .setParameter("title", title)
                .setParameter("reference", reference)
                .getResultList();
    }

    void takeTurns(Collection<UUID> structures) {
        getEntityManager()
                .createNativeQuery(TURN_OF_ALL, String.class)
                .setParameter("structures", inOrder(structures))
                .getResultList();
    }

    /** In one order, so that no two wait for each other. */
    private static UUID[] inOrder(Collection<UUID> structures) {
        return structures.stream().distinct().sorted().toArray(UUID[]::new);
    }

    /** @return whether there is a bilan of this id; nobody else changes it to the end of the transaction */
    boolean hold(UUID id) {
        return !getEntityManager()
                .createNativeQuery("select id from bilan where id = :id for no key update", UUID.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    Page<Bilan> page(ListQuery query) {
        return keyset.page(
                "bilan b join structure s on s.id = b.structure_id",
                "b.id",
                query,
                ids -> list(WITH_WHAT_A_SCREEN_SHOWS, Map.of("ids", ids)));
    }
}
