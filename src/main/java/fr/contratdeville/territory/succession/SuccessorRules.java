package fr.contratdeville.territory.succession;

import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.item.ItemService;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.territory.citycontract.CityContract;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What successors have to be: of one later contract, and clear about how much of the old falls to each. */
public final class SuccessorRules<T extends Succeeded<T>> {

    private static final String SUCCESSORS = "/successors";

    private final ItemService<T, ?, ?> items;
    private final String idMember;
    private final Violations violations;

    /** @param idMember what the request calls a successor's id */
    public SuccessorRules(ItemService<T, ?, ?> items, String idMember, Violations violations) {
        this.items = items;
        this.idMember = idMember;
        this.violations = violations;
    }

    /**
     * @param contract of what is succeeded; null if it is not known
     * @return the successors; none, with violations, if anything is wrong with them
     */
    public Set<Successor<T>> check(CityContract contract, List<? extends SuccessorRequest> requested) {
        // Nothing is looked up in a list that is too long.
        if (violations.concern(SUCCESSORS)) {
            return Set.of();
        }
        List<T> known = known(requested);
        refuseWrongContracts(contract, known);
        refuseUnclearShares(requested);
        if (contract == null || violations.concernsBelow(SUCCESSORS)) {
            return Set.of();
        }
        return IntStream.range(0, requested.size())
                .mapToObj(i -> new Successor<>(contract, known.get(i), Share.of(requested.get(i), requested)))
                .collect(Collectors.toSet());
    }

    /** Null where there is a violation. */
    private List<T> known(List<? extends SuccessorRequest> requested) {
        List<T> known = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < requested.size(); i++) {
            UUID id = requested.get(i).successorId();
            if (id != null && !seen.add(id)) {
                violations.inBody("repeated", place(i, idMember), id, null);
            }
            known.add(items.referredTo(id, place(i, idMember), violations));
        }
        return known;
    }

    private void refuseWrongContracts(CityContract contract, List<T> successors) {
        CityContract first = null;
        for (int i = 0; i < successors.size(); i++) {
            CityContract next = successors.get(i) == null ? null : successors.get(i).contract;
            if (next == null || contract == null) {
                continue;
            }
            if (next.firstYear <= contract.lastYear) {
                violations.inBody("not-of-a-later-contract", place(i, idMember), next.firstYear, contract.lastYear);
            } else if (first == null) {
                first = next;
            } else if (!next.id.equals(first.id)) {
                violations.inBody("of-different-contracts", place(i, idMember), next.code, first.code);
            }
        }
    }

    private void refuseUnclearShares(List<? extends SuccessorRequest> requested) {
        int[] mains = IntStream.range(0, requested.size())
                .filter(i -> Boolean.TRUE.equals(requested.get(i).main()))
                .toArray();
        boolean weighted = requested.stream().anyMatch(successor -> successor.weight() != null);
        if (mains.length > 0) {
            IntStream.of(mains).skip(1).forEach(i -> violations.inBody("several-mains", place(i, "main")));
            refuseWeights(requested);
        } else if (weighted || requested.size() > 1) {
            demandWeights(requested);
        }
    }

    private void refuseWeights(List<? extends SuccessorRequest> requested) {
        for (int i = 0; i < requested.size(); i++) {
            if (requested.get(i).weight() != null && !violations.concern(place(i, "weight"))) {
                violations.inBody(
                        "weight-beside-main",
                        place(i, "weight"),
                        requested.get(i).weight().toString(),
                        null);
            }
        }
    }

    private void demandWeights(List<? extends SuccessorRequest> requested) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean known = true;
        for (int i = 0; i < requested.size(); i++) {
            BigDecimal weight = requested.get(i).weight();
            // What could not be read, or has too many digits, is told already.
            boolean wrong = violations.concern(place(i, "weight")) || violations.concern(place(i, "main"));
            if (weight == null && !wrong) {
                violations.inBody("required-without-main", place(i, "weight"));
            }
            known &= weight != null && !wrong;
            sum = known ? sum.add(weight) : sum;
        }
        if (known && sum.compareTo(BigDecimal.ONE) != 0) {
            violations.inBody(
                    "weights-do-not-add-up", SUCCESSORS, Decimals.plain(sum).toString(), 1);
        }
    }

    private static String place(int successor, String member) {
        return "%s/%d/%s".formatted(SUCCESSORS, successor, member);
    }
}
