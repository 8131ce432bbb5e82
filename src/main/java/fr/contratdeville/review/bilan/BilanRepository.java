package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

@Singleton
class BilanRepository implements PanacheRepositoryBase<Bilan, UUID> {

    private static final String WITH_WHAT_A_SCREEN_SHOWS = """
            from Bilan b
            join fetch b.contract
            join fetch b.structure
            left join fetch b.action
            where b.id in :ids
            """;

    private final KeysetQuery keyset;

    BilanRepository(KeysetQuery keyset) {
        this.keyset = keyset;
    }

    List<Bilan> among(List<UUID> structures, List<UUID> actions, List<String> titleKeys, List<String> references) {
        return list(
                """
                structure.id in :structures
                and state <> :withdrawn
                and (action.id in :actions
                    or titleKey in :titleKeys
                    or externalReference in :references)
                """,
                Map.of(
                        "structures",
                        structures,
                        "withdrawn",
                        BilanState.WITHDRAWN,
                        "actions",
                        actions,
                        "titleKeys",
                        titleKeys,
                        "references",
                        references));
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

    /** The structures themselves are locked: a bilan that is not there yet cannot be. */
    void takeTurns(Collection<UUID> structures) {
        getEntityManager()
                .createNativeQuery("""
                        select id from structure where id in (:structures) order by id for no key update
                        """, UUID.class)
                .setParameter("structures", structures)
                .getResultList();
    }

    Page<Bilan> page(ListQuery query) {
        return keyset.page(
                "bilan b join structure s on s.id = b.structure_id",
                "b.id",
                query,
                ids -> list(WITH_WHAT_A_SCREEN_SHOWS, Map.of("ids", ids)));
    }
}
