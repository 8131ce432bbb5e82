package fr.contratdeville.territory.pillar;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.item.Editing;
import fr.contratdeville.platform.item.Item;
import fr.contratdeville.platform.item.ItemService;
import fr.contratdeville.platform.item.Reference;
import fr.contratdeville.platform.item.ReferenceQuery;
import fr.contratdeville.platform.item.Referrer;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.citycontract.CityContracts;
import fr.contratdeville.territory.pillar.PillarRequest.PillarSuccessorRequest;
import fr.contratdeville.territory.succession.Successor;
import fr.contratdeville.territory.succession.SuccessorRules;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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

    /** As many as are there, so that each need not be asked for. */
    public void readAhead(Collection<UUID> ids) {
        readAhead(Pillar.class, ids);
    }

    public Optional<Pillar> findByCode(CityContract contract, String code) {
        return repository.findByCode(contract, code);
    }

    @Override
    protected void apply(Pillar pillar, Body<PillarRequest> body) {
        CityContract contract =
                contracts.keptBy(pillar.contract, body.unchecked().contractId(), "/contractId", body.violations());
        Set<Successor<Pillar>> successors = new SuccessorRules<>(this, "pillarId", body.violations())
                .check(contract, body.unchecked().successors());
        PillarRequest request = body.accepted();
        pillar.contract = contract;
        pillar.code = request.code();
        pillar.label = request.label();
        pillar.position = request.position();
        pillar.become(successors);
    }

    @Override
    protected PillarRequest requestFor(Pillar pillar) {
        return new PillarRequest(
                pillar.contract.id,
                pillar.code,
                pillar.label,
                pillar.position,
                pillar.successorsInOrder().stream()
                        .map(PillarSuccessorRequest::of)
                        .toList());
    }

    @Override
    public PillarResponse responseFor(Pillar pillar) {
        return PillarResponse.of(pillar);
    }

    @Override
    public Optional<Reference> referringTo(Item item) {
        if (item instanceof CityContract) {
            return pillars("p.contract_id = :id", item);
        } else if (item instanceof Pillar) {
            return pillars("""
                    exists (select from pillar_successor s
                            where s.contract_id = p.contract_id and s.pillar_id = p.id and s.successor_id = :id)""", item);
        }
        return Optional.empty();
    }

    private Optional<Reference> pillars(String condition, Item item) {
        return references.find("pillars", """
                select p.id, p.label, 'pillars/' || p.id as path
                from pillar p
                where %s
                """.formatted(condition), item.id);
    }
}
