package fr.contratdeville.territory.neighbourhood;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.item.Editing;
import fr.contratdeville.platform.item.Item;
import fr.contratdeville.platform.item.ItemService;
import fr.contratdeville.platform.item.Reference;
import fr.contratdeville.platform.item.ReferenceQuery;
import fr.contratdeville.platform.item.Referrer;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.citycontract.CityContracts;
import fr.contratdeville.territory.neighbourhood.NeighbourhoodRequest.NeighbourhoodSuccessorRequest;
import fr.contratdeville.territory.succession.Successor;
import fr.contratdeville.territory.succession.SuccessorRules;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** The neighbourhoods, and the rules they keep. */
@Singleton
public class Neighbourhoods extends ItemService<Neighbourhood, NeighbourhoodRequest, NeighbourhoodResponse>
        implements Referrer {

    private final NeighbourhoodRepository repository;
    private final CityContracts contracts;
    private final ReferenceQuery references;

    Neighbourhoods(
            NeighbourhoodRepository repository, Editing editing, CityContracts contracts, ReferenceQuery references) {
        super(repository, editing, NeighbourhoodRequest.class);
        this.repository = repository;
        this.contracts = contracts;
        this.references = references;
    }

    /** Without regard to case, accents and spacing. */
    public Optional<Neighbourhood> findByName(CityContract contract, String name) {
        return repository.findByName(contract, name);
    }

    public Optional<Neighbourhood> findByCode(CityContract contract, String code) {
        return repository.findByCode(contract, code);
    }

    @Override
    protected void apply(Neighbourhood neighbourhood, Body<NeighbourhoodRequest> body) {
        CityContract contract = contracts.keptBy(
                neighbourhood.contract, body.unchecked().contractId(), "/contractId", body.violations());
        Set<Successor<Neighbourhood>> successors = new SuccessorRules<>(this, "neighbourhoodId", body.violations())
                .check(contract, body.unchecked().successors());
        NeighbourhoodRequest request = body.accepted();
        neighbourhood.contract = contract;
        neighbourhood.code = request.code();
        neighbourhood.name = request.name();
        neighbourhood.become(successors);
    }

    @Override
    protected NeighbourhoodRequest requestFor(Neighbourhood neighbourhood) {
        return new NeighbourhoodRequest(
                neighbourhood.contract.id,
                neighbourhood.code,
                neighbourhood.name,
                neighbourhood.successorsInOrder().stream()
                        .map(NeighbourhoodSuccessorRequest::of)
                        .toList());
    }

    @Override
    public NeighbourhoodResponse responseFor(Neighbourhood neighbourhood) {
        return NeighbourhoodResponse.of(neighbourhood);
    }

    @Override
    public Optional<Reference> referringTo(Item item) {
        if (item instanceof CityContract) {
            return neighbourhoods("n.contract_id = :id", item);
        } else if (item instanceof Neighbourhood) {
            return neighbourhoods("""
                    exists (select from neighbourhood_successor s
                            where s.contract_id = n.contract_id and s.neighbourhood_id = n.id and s.successor_id = :id)""", item);
        }
        return Optional.empty();
    }

    private Optional<Reference> neighbourhoods(String condition, Item item) {
        return references.find("neighbourhoods", """
                select n.id, n.name as label, 'neighbourhoods/' || n.id as path
                from neighbourhood n
                where %s
                """.formatted(condition), item.id);
    }
}
