package fr.contratdeville.territory.citycontract;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.item.Editing;
import fr.contratdeville.platform.item.ItemService;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The contracts, and the rules they keep. */
@Singleton
public class CityContracts extends ItemService<CityContract, CityContractRequest, CityContractResponse> {

    private final CityContractRepository repository;

    CityContracts(CityContractRepository repository, Editing editing) {
        super(repository, editing, CityContractRequest.class);
        this.repository = repository;
    }

    public Optional<CityContract> findByCode(String code) {
        return repository.findByCode(code);
    }

    @Override
    protected void apply(CityContract contract, Body<CityContractRequest> body) {
        CityContractRequest unchecked = body.unchecked();
        if (unchecked.firstYear() != null
                && unchecked.lastYear() != null
                && unchecked.lastYear() < unchecked.firstYear()) {
            body.violations().inBody("years-reversed", "/lastYear", unchecked.lastYear(), unchecked.firstYear());
        }
        if (contract.id != null) {
            refuseToOverlapSuccessions(contract, body);
        }
        CityContractRequest request = body.accepted();
        contract.code = request.code();
        contract.name = request.name();
        contract.epciName = request.epciName();
        contract.epciSiren = request.epciSiren();
        contract.firstYear = request.firstYear();
        contract.lastYear = request.lastYear();
    }

    /** What succeeds something belongs to a contract that begins after the old one has ended. */
    private void refuseToOverlapSuccessions(CityContract contract, Body<CityContractRequest> body) {
        Integer firstYear = body.unchecked().firstYear();
        Integer lastYear = body.unchecked().lastYear();
        repository
                .findFirstYearOfSuccessors(contract)
                .filter(next -> lastYear != null && next <= lastYear)
                .ifPresent(next -> body.violations().inBody("not-before-its-successor", "/lastYear", lastYear, next));
        repository
                .findLastYearOfPredecessors(contract)
                .filter(old -> firstYear != null && old >= firstYear)
                .ifPresent(old -> body.violations().inBody("not-after-its-predecessor", "/firstYear", firstYear, old));
    }

    @Override
    protected CityContractRequest requestFor(CityContract contract) {
        return new CityContractRequest(
                contract.code,
                contract.name,
                contract.epciName,
                contract.epciSiren,
                contract.firstYear,
                contract.lastYear);
    }

    @Override
    public CityContractResponse responseFor(CityContract contract) {
        return CityContractResponse.of(contract);
    }
}
