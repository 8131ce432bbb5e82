package fr.contratdeville.pillar;

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

/** The pillars, and the rules they keep. */
@Singleton
public class Pillars extends ItemService<Pillar, PillarRequest, PillarResponse> implements Referrer {

    private final PillarRepository repository;
    private final CityContracts contracts;
    private final ReferenceQuery references;

    Pillars(PillarRepository repository, Editing editing, CityContracts contracts, ReferenceQuery references) {
        super(repository, editing, PillarRequest.class);
        this.repository = repository;
        this.contracts = contracts;
        this.references = references;
    }

    public Optional<Pillar> findByCode(CityContract contract, String code) {
        return repository.findByCode(contract, code);
    }

    @Override
    protected void apply(Pillar pillar, Body<PillarRequest> body) {
        CityContract contract =
                contracts.keptBy(pillar.contract, body.unchecked().contractId(), "/contractId", body.violations());
        PillarRequest request = body.accepted();
        pillar.contract = contract;
        pillar.code = request.code();
        pillar.label = request.label();
        pillar.position = request.position();
    }

    @Override
    protected PillarRequest requestFor(Pillar pillar) {
        return new PillarRequest(pillar.contract.id, pillar.code, pillar.label, pillar.position);
    }

    @Override
    public PillarResponse responseFor(Pillar pillar) {
        return PillarResponse.of(pillar);
    }

    @Override
    public Optional<Reference> referringTo(Item item) {
        return item instanceof CityContract
                ? references.find(
                        "pillars",
                        "select id, label, 'pillars/' || id as path from pillar where contract_id = :id",
                        item.id)
                : Optional.empty();
    }
}
