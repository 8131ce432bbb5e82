package fr.contratdeville.review.bilan.template;

import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.bilan.BilanRequest.NewActionRequest;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.citycontract.CityContracts;
import fr.contratdeville.territory.neighbourhood.Neighbourhoods;
import fr.contratdeville.territory.succession.Succeeded;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Carries an action over into a year in which its contract is over: to where its pillar and its neighbourhoods have their
 * successors. What has none, or several of which only people can tell which one it is, is left open and told.
 */
@Singleton
class LaterContract {

    private final CityContracts contracts;
    private final Neighbourhoods neighbourhoods;

    LaterContract(CityContracts contracts, Neighbourhoods neighbourhoods) {
        this.contracts = contracts;
        this.neighbourhoods = neighbourhoods;
    }

    /** The contract that an action of that year stands under; the old one if none follows it. */
    CityContract of(CityContract contract, int year) {
        return contract.covers(year)
                ? contract
                : contracts.findFollowing(contract, year).orElse(contract);
    }

    /**
     * @param added the action under its own contract
     * @param left is told what could not be carried over
     */
    NewActionRequest carriedOver(NewActionRequest added, Action action, int year, Violations left) {
        CityContract later = of(action.contract, year);
        if (later.id.equals(action.contract.id)) {
            if (!later.covers(year)) {
                left.inBody("no-contract-of-that-year", "/action/contractId", year, action.contract.name);
            }
            return added;
        }
        return new NewActionRequest(
                later.id,
                action.pillar == null
                        ? null
                        : successor(action.pillar, pillar -> pillar.label, later, "/action/pillarId", left)
                                .orElse(null),
                added.title(),
                added.description(),
                added.objectives(),
                added.partners(),
                added.transversalPriorities(),
                added.neighbourhoodIds().stream()
                        .map(neighbourhoods::get)
                        .map(place -> successor(place, named -> named.name, later, "/action/neighbourhoodIds", left)
                                .orElse(null))
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList(),
                added.neighbourhoodCodes(),
                added.continuesActionId());
    }

    private static <T extends Succeeded<T>> Optional<UUID> successor(
            T old, Function<T, String> name, CityContract later, String pointer, Violations left) {
        Set<T> successors = old.under(later);
        if (successors.isEmpty()) {
            left.inBody("no-successor", pointer, name.apply(old), later.name);
        } else if (successors.size() > 1) {
            left.inBody(
                    "several-successors",
                    pointer,
                    name.apply(old),
                    successors.stream().map(name).collect(Collectors.joining(", ")));
        }
        return successors.size() == 1
                ? successors.stream().map(successor -> successor.id).findFirst()
                : Optional.empty();
    }
}
