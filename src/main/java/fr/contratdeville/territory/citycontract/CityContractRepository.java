package fr.contratdeville.territory.citycontract;

import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
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

    List<CityContract> findSucceeding(CityContract contract, int year) {
        return ofYear("""
                with recursive successions as (
                    select contract_id, successor_contract_id from pillar_successor
                    union
                    select contract_id, successor_contract_id from neighbourhood_successor),
                later as (
                    select successor_contract_id as id from successions where contract_id = :id
                    union
                    select s.successor_contract_id from later join successions s on s.contract_id = later.id)
                select c.* from city_contract c join later on later.id = c.id
                where :year between c.first_year and c.last_year
                """, contract, year);
    }

    List<CityContract> findOfSameAgglomeration(CityContract contract, int year) {
        return ofYear("""
                select c.* from city_contract c
                join city_contract old on old.id = :id
                where :year between c.first_year and c.last_year and c.first_year > old.last_year
                    and coalesce(c.epci_siren = old.epci_siren, text_key(c.epci_name) = text_key(old.epci_name))
                """, contract, year);
    }

    private List<CityContract> ofYear(String sql, CityContract contract, int year) {
        return getEntityManager()
                .createNativeQuery(sql, CityContract.class)
                .setParameter("id", contract.id)
                .setParameter("year", year)
                .getResultList();
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
