package fr.contratdeville.territory.neighbourhood;

import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.territory.citycontract.CityContract;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Singleton
class NeighbourhoodRepository implements PanacheRepositoryBase<Neighbourhood, UUID> {

    private final KeysetQuery keyset;

    NeighbourhoodRepository(KeysetQuery keyset) {
        this.keyset = keyset;
    }

    Optional<Neighbourhood> findByName(CityContract contract, String name) {
        return find(
                        "contract = :contract and function('text_key', name) = function('text_key', :name)",
                        Map.of("contract", contract, "name", name))
                .firstResultOptional();
    }

    Optional<Neighbourhood> findByCode(CityContract contract, String code) {
        return find("contract = :contract and code = :code", Map.of("contract", contract, "code", code))
                .firstResultOptional();
    }

    Page<Neighbourhood> page(ListQuery query) {
        return keyset.page(
                "neighbourhood n",
                "n.id",
                query,
                ids -> list("from Neighbourhood n join fetch n.contract where n.id in :ids", Map.of("ids", ids)));
    }
}
