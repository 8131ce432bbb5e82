package fr.contratdeville.citycontract;

import fr.contratdeville.body.Body;
import fr.contratdeville.item.Editing;
import fr.contratdeville.item.ItemService;
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
        CityContractRequest request = body.accepted();
        contract.code = request.code();
        contract.name = request.name();
        contract.epciName = request.epciName();
        contract.epciSiren = request.epciSiren();
        contract.firstYear = request.firstYear();
        contract.lastYear = request.lastYear();
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
