package fr.contratdeville.territory.citycontract;

import fr.contratdeville.platform.body.Body;
import fr.contratdeville.platform.item.Editing;
import fr.contratdeville.platform.item.ItemService;
import fr.contratdeville.platform.item.Reference;
import fr.contratdeville.platform.problem.ProblemException;
import fr.contratdeville.platform.problem.ProblemType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The contracts, and the rules they keep. */
@Singleton
public class CityContracts extends ItemService<CityContract, CityContractRequest, CityContractResponse> {

    private final CityContractRepository repository;
    private final Instance<OfAYear> ofAYear;

    CityContracts(CityContractRepository repository, Editing editing, @Any Instance<OfAYear> ofAYear) {
        super(repository, editing, CityContractRequest.class);
        this.repository = repository;
        this.ofAYear = ofAYear;
    }

    /** As many as are there, so that each need not be asked for. */
    public void readAhead(Collection<UUID> ids) {
        readAhead(CityContract.class, ids);
    }

    public Optional<CityContract> findByCode(String code) {
        return repository.findByCode(code);
    }

    /**
     * The contract of a year that follows one which was over before: the one where something of it has a successor, perhaps by
     * way of others, or else the only one of the same agglomeration.
     */
    public Optional<CityContract> findFollowing(CityContract contract, int year) {
        return only(repository.findSucceeding(contract, year))
                .or(() -> only(repository.findOfSameAgglomeration(contract, year)));
    }

    private static Optional<CityContract> only(List<CityContract> contracts) {
        return contracts.size() == 1 ? Optional.of(contracts.get(0)) : Optional.empty();
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
        if (contract.id != null) {
            refuseToLeaveOut(contract, request.firstYear(), request.lastYear());
        }
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

    private void refuseToLeaveOut(CityContract contract, int firstYear, int lastYear) {
        List<Reference> references = ofAYear.stream()
                .flatMap(feature -> feature.leftOutOf(contract, firstYear, lastYear).stream())
                .toList();
        if (!references.isEmpty()) {
            throw new ProblemException(ProblemType.YEARS_IN_USE).with("references", references);
        }
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
