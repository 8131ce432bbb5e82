package fr.contratdeville.catalogue.indicator;

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
class IndicatorRepository implements PanacheRepositoryBase<Indicator, UUID> {

    private final KeysetQuery keyset;

    IndicatorRepository(KeysetQuery keyset) {
        this.keyset = keyset;
    }

    Optional<Indicator> findByCode(String code) {
        return find("code", code).firstResultOptional();
    }

    List<Indicator> named(Collection<UUID> ids, Collection<String> codes) {
        // Lists of parameters would have the query translated anew each time, and so does reading several by their ids.
        return getEntityManager()
                .createQuery(
                        "from Indicator i where array_contains(:ids, i.id) or array_contains(:codes, i.code)",
                        Indicator.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .setParameter("codes", codes.toArray(String[]::new))
                .getResultList();
    }

    /** Also in bilans, whose figures would be refused when they are validated. */
    boolean hasValues(Indicator indicator) {
        return (Boolean) getEntityManager()
                .createNativeQuery("""
                        select exists (select from indicator_value where indicator_id = :id)
                            or exists (
                                select from bilan
                                where content @> jsonb_build_object('figures',
                                    jsonb_build_array(jsonb_build_object('indicatorId', cast(:id as text)))))
                        """, Boolean.class)
                .setParameter("id", indicator.id)
                .getSingleResult();
    }

    boolean hasDeclarations(Indicator indicator) {
        return (Boolean) getEntityManager()
                .createNativeQuery("""
                        select exists (
                            select from indicator_value v
                            where v.indicator_id = :id and (v.disjoint or exists (
                                select from indicator_value_overlap o
                                where o.contract_id = v.contract_id and o.indicator_value_id = v.id)))
                            or exists (
                                select from bilan b
                                cross join lateral jsonb_to_recordset(b.content -> 'figures')
                                    as f ("indicatorId" uuid, "overlaps" jsonb, disjoint boolean)
                                where b.content @> jsonb_build_object('figures',
                                        jsonb_build_array(jsonb_build_object('indicatorId', cast(:id as text))))
                                    and f."indicatorId" = :id
                                    and (f.disjoint or jsonb_typeof(f."overlaps") = 'array'))
                        """, Boolean.class)
                .setParameter("id", indicator.id)
                .getSingleResult();
    }

    /** Also in bilans, as {@link #hasValues}. */
    boolean hasCountedFractions(Indicator indicator) {
        return (Boolean) getEntityManager()
                .createNativeQuery("""
                        select exists (
                            select from indicator_value v
                            where v.indicator_id = :id and v.kind = 'exact' and (v.value % 1 <> 0 or exists (
                                select from breakdown_part p
                                where p.contract_id = v.contract_id and p.indicator_value_id = v.id and p.value % 1 <> 0)))
                            or exists (
                                select from bilan
                                where content @> jsonb_build_object('figures',
                                        jsonb_build_array(jsonb_build_object('indicatorId', cast(:id as text))))
                                    and jsonb_path_exists(content, '$.figures[*] ? (
                                        @.indicatorId == $indicator && @.kind == "exact"
                                            && (@.value.floor() != @.value
                                                || exists (@.breakdowns[*].parts[*].value ? (@.floor() != @))))',
                                        jsonb_build_object('indicator', cast(:id as text))))
                        """, Boolean.class)
                .setParameter("id", indicator.id)
                .getSingleResult();
    }

    /** Also in bilans, as {@link #hasValues}. */
    boolean hasNegatives(Indicator indicator) {
        return (Boolean) getEntityManager()
                .createNativeQuery("""
                        select exists (
                            select from indicator_value v
                            where v.indicator_id = :id and (v.value < 0 or exists (
                                select from breakdown_part p
                                where p.contract_id = v.contract_id and p.indicator_value_id = v.id and p.value < 0)))
                            or exists (
                                select from bilan
                                where content @> jsonb_build_object('figures',
                                        jsonb_build_array(jsonb_build_object('indicatorId', cast(:id as text))))
                                    and jsonb_path_exists(content, '$.figures[*] ? (
                                        @.indicatorId == $indicator && (@.value < 0
                                            || exists (@.breakdowns[*].parts[*].value ? (@ < 0))))',
                                        jsonb_build_object('indicator', cast(:id as text))))
                        """, Boolean.class)
                .setParameter("id", indicator.id)
                .getSingleResult();
    }

    boolean isPartOfRatio(Indicator indicator) {
        return count("numerator = :term or denominator = :term", Map.of("term", indicator)) > 0;
    }

    Page<Indicator> page(ListQuery query) {
        return keyset.page("indicator i", "i.id", query, ids -> list("id in :ids", Map.of("ids", ids)));
    }
}
