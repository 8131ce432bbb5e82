package fr.contratdeville.territory.citycontract;

import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Singleton
class CityContractRepository implements PanacheRepositoryBase<CityContract, UUID> {

    private final KeysetQuery keyset;

    CityContractRepository(KeysetQuery keyset) {
        this.keyset = keyset;
    }

    Optional<CityContract> findByCode(String code) {
        return find("code", code).firstResultOptional();
    }

    /** When the earliest contract begins under which something of this one has a successor. */
    Optional<Integer> findFirstYearOfSuccessors(CityContract contract) {
        return year("""
                select min(next.first_year)
                from successions s
                join city_contract next on next.id = s.successor_contract_id
                where s.contract_id = :id
                """, contract);
    }

    /** When the latest contract ends of which something has a successor under this one. */
    Optional<Integer> findLastYearOfPredecessors(CityContract contract) {
        return year("""
                select max(old.last_year)
                from successions s
                join city_contract old on old.id = s.contract_id
                where s.successor_contract_id = :id
                """, contract);
    }

    private Optional<Integer> year(String sql, CityContract contract) {
        return Optional.ofNullable((Integer) getEntityManager()
                .createNativeQuery("""
                        with successions as (
                            select contract_id, successor_contract_id from pillar_successor
                            union
                            select contract_id, successor_contract_id from neighbourhood_successor)
                        """ + sql, Integer.class)
                .setParameter("id", contract.id)
                .getSingleResult());
    }

    Page<CityContract> page(ListQuery query) {
        return keyset.page("city_contract c", "c.id", query, ids -> list("id in :ids", Map.of("ids", ids)));
    }
}
