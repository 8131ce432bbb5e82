package fr.contratdeville.review.action;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.item.Editing;
import fr.contratdeville.platform.item.ItemService;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.citycontract.CityContracts;
import fr.contratdeville.territory.neighbourhood.Neighbourhood;
import fr.contratdeville.territory.neighbourhood.Neighbourhoods;
import fr.contratdeville.territory.pillar.Pillar;
import fr.contratdeville.territory.pillar.Pillars;
import fr.contratdeville.territory.structure.Structure;
import fr.contratdeville.territory.structure.Structures;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The actions, and the rules they keep. */
@Singleton
public class Actions extends ItemService<Action, ActionRequest, ActionResponse> {

    private final ActionRepository repository;
    private final ContentTimes times;
    private final CityContracts contracts;
    private final Structures structures;
    private final Pillars pillars;
    private final Neighbourhoods neighbourhoods;

    Actions(
            ActionRepository repository,
            ContentTimes times,
            Editing editing,
            CityContracts contracts,
            Structures structures,
            Pillars pillars,
            Neighbourhoods neighbourhoods) {
        super(repository, editing, ActionRequest.class);
        this.repository = repository;
        this.times = times;
        this.contracts = contracts;
        this.structures = structures;
        this.pillars = pillars;
        this.neighbourhoods = neighbourhoods;
    }

    public Optional<Action> findByNaturalKey(CityContract contract, Structure structure, int year, String title) {
        return repository.findByNaturalKey(contract, structure, year, title);
    }

    /** Those that are there, each with its contract, structure and the action it continues. */
    public List<Action> findAll(List<UUID> ids) {
        return repository.findWithReferences(ids);
    }

    /** Those of these ids that are an action's. */
    public Set<UUID> among(Collection<UUID> ids) {
        return repository.among(ids);
    }

    /** The action of that year that carries this one on, or else has its title under that year's contract, and who goes on with it. */
    public Optional<Action> findOfYear(Action action, int year, CityContract contract) {
        return repository
                .findContinuing(action, year)
                .or(() -> findByNaturalKey(contract, action.structure.in(year), year, action.title))
                .or(() -> findByNaturalKey(contract, action.structure, year, action.title));
    }

    @Override
    protected void apply(Action action, Body<ActionRequest> body) {
        ActionRequest unchecked = body.unchecked();
        Violations violations = body.violations();
        structures.referredTo(unchecked.structureId(), "/structureId", violations);
        ActionLinks links = check(action, unchecked, violations);
        refuseToOvertakeContinuation(action, body);
        refuseYearOutside(links.contract(), unchecked.year(), violations);
        refuseWrongPostponement(unchecked.status(), unchecked.postponedToYear(), unchecked.year(), violations);

        ActionRequest request = body.accepted();
        action.contract = links.contract();
        action.structure = structures.get(request.structureId());
        action.pillar = links.pillar();
        action.year = request.year();
        action.title = request.title();
        action.description = request.description();
        action.objectives = new ArrayList<>(request.objectives());
        action.partners = new ArrayList<>(request.partners());
        action.transversalPriorities = new ArrayList<>(Coded.codes(request.transversalPriorities()).stream()
                .distinct()
                .sorted()
                .toList());
        Set<ActionNeighbourhood> places =
                links.neighbourhoods().stream().map(ActionNeighbourhood::new).collect(Collectors.toSet());
        action.neighbourhoods.retainAll(places);
        action.neighbourhoods.addAll(places);
        action.status = request.status();
        action.postponedToYear = request.postponedToYear();
        action.continues = links.continued();
        action.continuesContractId = links.continued() == null ? null : links.continued().contract.id;
    }

    /** What many actions refer to, so that each need not ask for it. */
    public void readAheadLinks(Collection<UUID> ofContracts, Collection<UUID> ofPillars) {
        contracts.readAhead(ofContracts);
        pillars.readAhead(ofPillars);
    }

    /**
     * Checks what an action refers to.
     *
     * @param action as it is now; without an id if it is new
     */
    public ActionLinks check(Action action, ActionRequest request, Violations violations) {
        CityContract contract = contracts.keptBy(action.contract, request.contractId(), "/contractId", violations);
        return new ActionLinks(
                contract,
                pillarOf(contract, request, violations),
                neighbourhoodsOf(contract, request, violations),
                continuedBy(action, request, violations));
    }

    private Pillar pillarOf(CityContract contract, ActionRequest request, Violations violations) {
        Pillar pillar = pillars.referredTo(request.pillarId(), "/pillarId", violations);
        if (pillar != null && contract != null && !pillar.contract.id.equals(contract.id)) {
            violations.inBody("of-another-contract", "/pillarId", pillar.id, null);
        }
        return pillar;
    }

    private Set<Neighbourhood> neighbourhoodsOf(CityContract contract, ActionRequest request, Violations violations) {
        Set<Neighbourhood> places = new HashSet<>();
        List<UUID> ids = request.neighbourhoodIds();
        for (int i = 0; i < ids.size(); i++) {
            String pointer = "/neighbourhoodIds/" + i;
            Neighbourhood neighbourhood = neighbourhoods.referredTo(ids.get(i), pointer, violations);
            if (neighbourhood != null && contract != null && !neighbourhood.contract.id.equals(contract.id)) {
                violations.inBody("of-another-contract", pointer, neighbourhood.id, null);
            } else if (neighbourhood != null) {
                places.add(neighbourhood);
            }
        }
        return places;
    }

    private Action continuedBy(Action action, ActionRequest request, Violations violations) {
        Action continued = referredTo(request.continuesActionId(), "/continuesActionId", violations);
        Integer year = request.year();
        if (continued != null && year != null && (continued.year >= year || continued.id.equals(action.id))) {
            violations.inBody("not-of-an-earlier-year", "/continuesActionId", continued.year, year);
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

    /** @param contract null if it is not known, as is the year */
    public static void refuseYearOutside(CityContract contract, Integer year, Violations violations) {
        if (contract != null && year != null && !contract.covers(year)) {
            violations.inBody("year-outside-contract", "/year", year, contract.firstYear + "–" + contract.lastYear);
        }
    }

    /** @param status null if it is not known, as is the action's year */
    public static void refuseWrongPostponement(
            ActionStatus status, Integer target, Integer year, Violations violations) {
        boolean readable = !violations.concern("/postponedToYear");
        if (status == ActionStatus.POSTPONED && target == null && readable) {
            violations.inBody("required-when-postponed", "/postponedToYear");
        } else if (status != null && status != ActionStatus.POSTPONED && target != null) {
            violations.inBody("only-when-postponed", "/postponedToYear", target, null);
        } else if (target != null && year != null && target <= year) {
            violations.inBody("not-a-later-year", "/postponedToYear", target, year);
        }
    }

    @Override
    public ActionRequest requestFor(Action action) {
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
        return ActionResponse.of(action, times.of(action.id));
    }
}
