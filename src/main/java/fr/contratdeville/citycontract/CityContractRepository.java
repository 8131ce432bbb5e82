package fr.contratdeville.citycontract;

import fr.contratdeville.paging.KeysetQuery;
import fr.contratdeville.paging.ListQuery;
import fr.contratdeville.paging.Page;
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

    Page<CityContract> page(ListQuery query) {
        return keyset.page("city_contract c", "c.id", query, ids -> list("id in :ids", Map.of("ids", ids)));
    }
}
