package fr.contratdeville.territory.succession;

import fr.contratdeville.platform.item.Item;
import fr.contratdeville.territory.citycontract.CityContract;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What belongs to one contract, and may become others of its kind under a later one. Each kind says, by
 * {@code @AssociationOverride}, which table has its successors.
 */
@MappedSuperclass
public abstract class Succeeded<T extends Succeeded<T>> extends Item {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id", updatable = false)
    public CityContract contract;

    @ElementCollection
    public Set<Successor<T>> successors = new HashSet<>();

    /** What comes first of its kind. */
    protected abstract Comparator<T> order();

    /** The one to which most of it falls first. */
    public List<Successor<T>> successorsInOrder() {
        return successors.stream()
                .sorted(Comparator.comparing((Successor<T> successor) -> successor.share.weight())
                        .reversed()
                        .thenComparing(successor -> successor.item, order())
                        .thenComparing(successor -> successor.item.id))
                .toList();
    }

    /** Those of a later contract to which it falls, perhaps by way of others; none if that is not known. */
    public Set<T> under(CityContract later) {
        Set<T> found = new LinkedHashSet<>();
        for (Successor<T> successor : successorsInOrder()) {
            if (successor.share.weight().signum() > 0) {
                if (successor.item.contract.id.equals(later.id)) {
                    found.add(successor.item);
                } else if (successor.item.contract.lastYear < later.firstYear) {
                    found.addAll(successor.item.under(later));
                }
            }
        }
        return found;
    }

    public void become(Set<Successor<T>> named) {
        successors.retainAll(named);
        successors.addAll(named);
    }
}
