package fr.contratdeville.review.action;

import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.structure.Structure;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Singleton
class ActionRepository implements PanacheRepositoryBase<Action, UUID> {

    private static final String WITH_WHAT_A_SCREEN_SHOWS = """
            from Action a
            join fetch a.contract
            join fetch a.structure
            left join fetch a.pillar
            left join fetch a.continues
            where a.id in :ids
            """;

    Set<UUID> among(Collection<UUID> ids) {
        return new HashSet<>(getEntityManager()
                .createQuery("select id from Action where id in :ids", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    Optional<Action> findByNaturalKey(CityContract contract, Structure structure, int year, String title) {
        return find("""
                        contract = :contract and structure = :structure and year = :year
                        and function('text_key', title) = function('text_key', :title)
                        """, Map.of("contract", contract, "structure", structure, "year", year, "title", title))
                .firstResultOptional();
    }

    Optional<Action> findContinuing(Action action, int year) {
        return find("continues = :action and year = :year order by id", Map.of("action", action, "year", year))
                .firstResultOptional();
    }

    /** The year of the earliest action that carries this one on, under whatever contract. */
    Optional<Integer> findFirstYearContinuing(Action action) {
        return find("continues = :action and id <> :id order by year", Map.of("action", action, "id", action.id))
                .firstResultOptional()
                .map(next -> next.year);
    }

    List<Action> findWithReferences(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list(WITH_WHAT_A_SCREEN_SHOWS, Map.of("ids", ids));
    }
}
