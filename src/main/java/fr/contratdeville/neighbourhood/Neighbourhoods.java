package fr.contratdeville.neighbourhood;

import fr.contratdeville.body.Body;
import fr.contratdeville.citycontract.CityContract;
import fr.contratdeville.citycontract.CityContracts;
import fr.contratdeville.item.Editing;
import fr.contratdeville.item.Item;
import fr.contratdeville.item.ItemService;
import fr.contratdeville.item.Reference;
import fr.contratdeville.item.ReferenceQuery;
import fr.contratdeville.item.Referrer;
import jakarta.inject.Singleton;
import java.util.Optional;

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
        NeighbourhoodRequest request = body.accepted();
        neighbourhood.contract = contract;
        neighbourhood.code = request.code();
        neighbourhood.name = request.name();
    }

    @Override
    protected NeighbourhoodRequest requestFor(Neighbourhood neighbourhood) {
        return new NeighbourhoodRequest(neighbourhood.contract.id, neighbourhood.code, neighbourhood.name);
    }

    @Override
    public NeighbourhoodResponse responseFor(Neighbourhood neighbourhood) {
        return NeighbourhoodResponse.of(neighbourhood);
    }

    @Override
    public Optional<Reference> referringTo(Item item) {
        return item instanceof CityContract
                ? references.find(
                        "neighbourhoods",
                        "select id, name as label, 'neighbourhoods/' || id as path from neighbourhood where contract_id = :id",
                        item.id)
                : Optional.empty();
    }
}
