package fr.contratdeville.catalogue.dimension;

import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Singleton
class DimensionRepository implements PanacheRepositoryBase<Dimension, UUID> {

    private final KeysetQuery keyset;

    DimensionRepository(KeysetQuery keyset) {
        this.keyset = keyset;
    }

    List<CategorySet> named(Collection<SetName> names) {
        // A list of parameters would have the query translated anew each time.
        return getEntityManager()
                .createQuery("""
                        select s from CategorySet s
                        join fetch s.dimension d
                        left join fetch s.categories
                        where array_contains(:names, d.code || '/' || s.code || ' v' || cast(s.version as string))
                        """, CategorySet.class)
                .setParameter("names", names.stream().map(SetName::written).toArray(String[]::new))
                .getResultList();
    }

    Optional<Dimension> findByCode(String code) {
        return find("code", code).firstResultOptional();
    }

    /** Gives new sets and categories their ids. Panache's own leaves out what is stored, and so what is new below it. */
    void identify(Dimension dimension) {
        getEntityManager().persist(dimension);
    }

    boolean isUsed(CategorySet set) {
        return (Boolean) getEntityManager()
                .createNativeQuery("""
                        select exists (
                                select from breakdown_part p
                                join category c on c.id = p.category_id
                                where c.category_set_id = :id)
                            or exists (
                                select from bilan
                                where state <> 'withdrawn' and content @> jsonb_build_object('figures', jsonb_build_array(
                                    jsonb_build_object('breakdowns', jsonb_build_array(jsonb_build_object(
                                        'dimension', cast(:dimension as text), 'categorySet', cast(:code as text),
                                        'categorySetVersion', cast(:version as integer)))))))
                        """, Boolean.class)
                .setParameter("id", set.id)
                .setParameter("dimension", set.dimension.code)
                .setParameter("code", set.code)
                .setParameter("version", set.version)
                .getSingleResult();
    }

    boolean isNamedByBilans(Dimension dimension) {
        return (Boolean) getEntityManager()
                .createNativeQuery("""
                        select exists (
                            select from bilan
                            where state <> 'withdrawn' and content @> jsonb_build_object('figures', jsonb_build_array(
                                jsonb_build_object('breakdowns', jsonb_build_array(jsonb_build_object(
                                    'dimension', cast(:dimension as text)))))))
                        """, Boolean.class)
                .setParameter("dimension", dimension.code)
                .getSingleResult();
    }

    Page<Dimension> page(ListQuery query) {
        return keyset.page("dimension d", "d.id", query, ids -> list("id in :ids", Map.of("ids", ids)));
    }
}
