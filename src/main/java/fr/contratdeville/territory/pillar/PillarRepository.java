package fr.contratdeville.territory.pillar;

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
class PillarRepository implements PanacheRepositoryBase<Pillar, UUID> {

    private final KeysetQuery keyset;

    PillarRepository(KeysetQuery keyset) {
        this.keyset = keyset;
    }

    Optional<Pillar> findByCode(CityContract contract, String code) {
        return find("contract = :contract and code = :code", Map.of("contract", contract, "code", code))
                .firstResultOptional();
    }

    Page<Pillar> page(ListQuery query) {
        return keyset.page(
                "pillar p",
                "p.id",
                query,
                ids -> list("from Pillar p join fetch p.contract where p.id in :ids", Map.of("ids", ids)));
    }
}
