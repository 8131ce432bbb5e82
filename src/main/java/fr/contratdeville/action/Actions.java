package fr.contratdeville.action;

import fr.contratdeville.body.Body;
import fr.contratdeville.body.Coded;
import fr.contratdeville.citycontract.CityContract;
import fr.contratdeville.citycontract.CityContracts;
import fr.contratdeville.item.Editing;
import fr.contratdeville.item.ItemService;
import fr.contratdeville.neighbourhood.Neighbourhood;
import fr.contratdeville.neighbourhood.Neighbourhoods;
import fr.contratdeville.pillar.Pillar;
import fr.contratdeville.pillar.Pillars;
import fr.contratdeville.structure.Structure;
import fr.contratdeville.structure.Structures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The actions, and the rules they keep. */
@Singleton
public class Actions extends ItemService<Action, ActionRequest, ActionResponse> {

    private final ActionRepository repository;
    private final CityContracts contracts;
    private final Structures structures;
    private final Pillars pillars;
    private final Neighbourhoods neighbourhoods;

    Actions(
            ActionRepository repository,
            Editing editing,
            CityContracts contracts,
            Structures structures,
            Pillars pillars,
            Neighbourhoods neighbourhoods) {
        super(repository, editing, ActionRequest.class);
        this.repository = repository;
        this.contracts = contracts;
        this.structures = structures;
        this.pillars = pillars;
        this.neighbourhoods = neighbourhoods;
    }

    public Optional<Action> findByNaturalKey(CityContract contract, Structure structure, int year, String title) {
        return repository.findByNaturalKey(contract, structure, year, title);
    }

    @Override
    protected void apply(Action action, Body<ActionRequest> body) {
        ActionRequest unchecked = body.unchecked();
        CityContract contract = contracts.keptBy(action.contract, unchecked.contractId(), "/contractId", body);
        Structure structure = structures.referredTo(unchecked.structureId(), "/structureId", body);
        Pillar pillar = pillarOf(contract, body);
        Set<ActionNeighbourhood> places = neighbourhoodsOf(contract, body);
        Action continued = continuedBy(action, body);
        refuseToOvertakeContinuation(action, body);
        refuseYearOutside(contract, body);
        refuseWrongPostponement(body);

        ActionRequest request = body.accepted();
        action.contract = contract;
        action.structure = structure;
        action.pillar = pillar;
        action.year = request.year();
        action.title = request.title();
        action.description = request.description();
        action.objectives = new ArrayList<>(request.objectives());
        action.partners = new ArrayList<>(request.partners());
        action.transversalPriorities = new ArrayList<>(Coded.codes(request.transversalPriorities()).stream()
                .distinct()
                .sorted()
                .toList());
        action.neighbourhoods.retainAll(places);
        action.neighbourhoods.addAll(places);
        action.status = request.status();
        action.postponedToYear = request.postponedToYear();
        action.continues = continued;
        action.continuesContractId = continued == null ? null : continued.contract.id;
    }

    private Pillar pillarOf(CityContract contract, Body<ActionRequest> body) {
        Pillar pillar = pillars.referredTo(body.unchecked().pillarId(), "/pillarId", body);
        if (pillar != null && contract != null && !pillar.contract.id.equals(contract.id)) {
            body.violations().inBody("of-another-contract", "/pillarId", pillar.id, null);
        }
        return pillar;
    }

    private Set<ActionNeighbourhood> neighbourhoodsOf(CityContract contract, Body<ActionRequest> body) {
        Set<ActionNeighbourhood> places = new HashSet<>();
        List<UUID> ids = body.unchecked().neighbourhoodIds();
        for (int i = 0; i < ids.size(); i++) {
            String pointer = "/neighbourhoodIds/" + i;
            Neighbourhood neighbourhood = neighbourhoods.referredTo(ids.get(i), pointer, body);
            if (neighbourhood != null && contract != null && !neighbourhood.contract.id.equals(contract.id)) {
                body.violations().inBody("of-another-contract", pointer, neighbourhood.id, null);
            } else if (neighbourhood != null) {
                places.add(new ActionNeighbourhood(neighbourhood));
            }
        }
        return places;
    }

    private Action continuedBy(Action action, Body<ActionRequest> body) {
        Action continued = referredTo(body.unchecked().continuesActionId(), "/continuesActionId", body);
        Integer year = body.unchecked().year();
        if (continued != null && year != null && (continued.year >= year || continued.id.equals(action.id))) {
            body.violations().inBody("not-of-an-earlier-year", "/continuesActionId", continued.year, year);
        }
        return continued;
    }

    private void refuseToOvertakeContinuation(Action action, Body<ActionRequest> body) {
        Integer year = body.unchecked().year();
        if (action.id != null && year != null && year > action.year) {
            repository
                    .findFirstYearContinuing(action)
                    .filter(next -> next <= year)
                    .ifPresent(next -> body.violations().inBody("not-before-its-continuation", "/year", year, next));
        }
    }

    private static void refuseYearOutside(CityContract contract, Body<ActionRequest> body) {
        Integer year = body.unchecked().year();
        if (contract != null && year != null && !contract.covers(year)) {
            body.violations()
                    .inBody("year-outside-contract", "/year", year, contract.firstYear + "–" + contract.lastYear);
        }
    }

    private static void refuseWrongPostponement(Body<ActionRequest> body) {
        ActionStatus status = body.unchecked().status();
        Integer target = body.unchecked().postponedToYear();
        Integer year = body.unchecked().year();
        boolean readable = !body.violations().concern("/postponedToYear");
        if (status == ActionStatus.POSTPONED && target == null && readable) {
            body.violations().inBody("required-when-postponed", "/postponedToYear");
        } else if (status != null && status != ActionStatus.POSTPONED && target != null) {
            body.violations().inBody("only-when-postponed", "/postponedToYear", target, null);
        } else if (target != null && year != null && target <= year) {
            body.violations().inBody("not-a-later-year", "/postponedToYear", target, year);
        }
    }

    @Override
    protected ActionRequest requestFor(Action action) {
        return new ActionRequest(
                action.contract.id,
                action.structure.id,
                action.pillar == null ? null : action.pillar.id,
                action.year,
                action.title,
                action.description,
                List.copyOf(action.objectives),
                List.copyOf(action.partners),
                TransversalPriority.of(action.transversalPriorities),
                action.neighbourhoods.stream()
                        .map(place -> place.neighbourhood.id)
                        .sorted()
                        .toList(),
                action.status,
                action.postponedToYear,
                action.continues == null ? null : action.continues.id);
    }

    @Override
    public ActionResponse responseFor(Action action) {
        return ActionResponse.of(action);
    }
}
