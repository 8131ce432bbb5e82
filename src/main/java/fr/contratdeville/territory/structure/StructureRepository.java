package fr.contratdeville.territory.structure;

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
class StructureRepository implements PanacheRepositoryBase<Structure, UUID> {

    private final KeysetQuery keyset;

    StructureRepository(KeysetQuery keyset) {
        this.keyset = keyset;
    }

    List<Structure> findByName(String name) {
        return list("function('text_key', name) = function('text_key', :name)", Map.of("name", name));
    }

    Optional<Structure> withMostActions() {
        return getEntityManager()
                .createNativeQuery("""
                        select s.*
                        from structure s
                        join action a on a.structure_id = s.id
                        group by s.id
                        order by count(*) desc, s.name_key, s.id
                        limit 1
                        """, Structure.class)
                .getResultStream()
                .findFirst();
    }

    Page<Structure> page(ListQuery query) {
        return keyset.page("structure s", "s.id", query, ids -> list("id in :ids", Map.of("ids", ids)));
    }
}
