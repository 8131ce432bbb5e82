package fr.contratdeville.review.action;

import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.platform.paging.Shown;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import fr.contratdeville.platform.reading.Reads;
import fr.contratdeville.platform.reading.Row;
import fr.contratdeville.territory.citycontract.CityContractRef;
import fr.contratdeville.territory.neighbourhood.NeighbourhoodRef;
import fr.contratdeville.territory.pillar.PillarRef;
import fr.contratdeville.territory.structure.StructureRef;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Actions as they are shown to whoever reads them, which is what people ask this service for most. */
@Singleton
class ShownActions {

    private static final Shown<ActionResponse> SHOWN = new Shown<>("""
            a.id, a.version, a.created_at, a.updated_at, content.changed_at,
            c.id, c.code, c.name, s.id, s.name, s.short_name, p.id, p.code, p.label,
            a.year, a.title, a.description, a.objectives, a.partners, a.transversal_priorities,
            array(
                select array [cast(n.id as text), n.code, n.name]
                from action_neighbourhood place
                join neighbourhood n on n.contract_id = place.contract_id and n.id = place.neighbourhood_id
                where place.contract_id = a.contract_id and place.action_id = a.id),
            a.status, a.postponed_to_year, earlier.id, earlier.year, earlier.title
            """, "action", "a", """
            join city_contract c on c.id = a.contract_id
            join structure s on s.id = a.structure_id
            left join pillar p on p.contract_id = a.contract_id and p.id = a.pillar_id
            left join action_content content on content.contract_id = a.contract_id and content.action_id = a.id
            left join action earlier
                on earlier.contract_id = a.continues_contract_id and earlier.id = a.continues_action_id
            """, ShownActions::action);

    private final KeysetQuery keyset;
    private final Function<UUID, CompletionStage<Optional<ActionResponse>>> byId;

    ShownActions(KeysetQuery keyset, Reads reads) {
        this.keyset = keyset;
        this.byId = reads.gathered(SHOWN::withIds);
    }

    /** @throws ProblemException 404, in the stage */
    CompletionStage<ActionResponse> read(UUID id) {
        return byId.apply(id).thenApply(found -> found.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND)));
    }

    CompletionStage<Page<ActionResponse>> page(ListQuery query) {
        return keyset.page("action a", "a.id", query, SHOWN);
    }

    private static ActionResponse action(Row row) throws SQLException {
        return new ActionResponse(
                row.uuid(),
                row.number(),
                row.time(),
                row.time(),
                row.time(),
                CityContractRef.of(row),
                StructureRef.of(row),
                PillarRef.of(row),
                row.integer(),
                row.text(),
                row.text(),
                row.texts(),
                row.texts(),
                TransversalPriority.of(row.texts()),
                Arrays.stream(row.table())
                        .map(ShownActions::neighbourhood)
                        .sorted(NeighbourhoodRef.BY_NAME)
                        .toList(),
                row.coded(ActionStatus.class),
                row.integer(),
                ActionRef.of(row));
    }

    private static NeighbourhoodRef neighbourhood(String... members) {
        return new NeighbourhoodRef(UUID.fromString(members[0]), members[1], members[2]);
    }
}
