package fr.contratdeville.territory.structure;

import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@Singleton
class StructureRepository implements PanacheRepositoryBase<Structure, UUID> {

    private static final String LINES = """
            select s.id, earlier.id
            from structure s
            cross join structure_with_predecessors(s.id) as earlier (id)
            where s.id in (:ids)
            union
            select s.id, later.id
            from structure s
            cross join structure_with_successors(s.id) as later (id)
            where s.id in (:ids)
            """;

    private record Related(UUID structure, UUID related) {}

    private final KeysetQuery keyset;
    private final Reads reads;

    StructureRepository(KeysetQuery keyset, Reads reads) {
        this.keyset = keyset;
        this.reads = reads;
    }

    List<Structure> findByName(String name) {
        return getEntityManager()
                .createNativeQuery("select * from structure where name_key = text_key(:name)", Structure.class)
                .setParameter("name", name)
                .getResultList();
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

    /** The structure, and all that have become it, by way of others or not. */
    List<UUID> withPredecessors(Structure structure) {
        return ids("structure_with_predecessors", structure);
    }

    /** The structure, and then what it has become, one after the other. */
    List<UUID> withSuccessors(Structure structure) {
        return ids("structure_with_successors", structure);
    }

    private List<UUID> ids(String function, Structure structure) {
        return getEntityManager()
                .createNativeQuery("select %s(:id)".formatted(function), UUID.class)
                .setParameter("id", structure.id)
                .getResultList();
    }

    /** Of each that is there: itself, all that have become it, and all that it has become. */
    Map<UUID, Set<UUID>> lines(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Sql sql = Sql.of(LINES, Map.of("ids", ids));
        return reads.now(database -> sql.rows(database, row -> new Related(row.uuid(), row.uuid()))).stream()
                .collect(Collectors.groupingBy(
                        Related::structure, Collectors.mapping(Related::related, Collectors.toSet())));
    }

    Page<Structure> page(ListQuery query) {
        return keyset.page("structure s", "s.id", query, ids -> list("id in :ids", Map.of("ids", ids)));
    }
}
