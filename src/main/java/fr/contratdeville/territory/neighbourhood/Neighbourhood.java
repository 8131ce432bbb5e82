package fr.contratdeville.territory.neighbourhood;

import fr.contratdeville.platform.item.Item;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.succession.OfAContract;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One neighbourhood of one contract. */
@Entity
public class Neighbourhood extends Item implements OfAContract {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id", updatable = false)
    public CityContract contract;

    /** The official code of the quartier prioritaire; null where no source gives it. */
    public String code;

    public String name;

    /** What becomes of it under a later contract. */
    @ElementCollection
    @CollectionTable(name = "neighbourhood_successor", joinColumns = @JoinColumn(name = "neighbourhood_id"))
    public Set<NeighbourhoodSuccessor> successors = new HashSet<>();

    @Override
    public CityContract contract() {
        return contract;
    }

    /** The one to which most of it falls first. */
    List<NeighbourhoodSuccessor> successorsInOrder() {
        return successors.stream()
                .sorted(Comparator.comparing((NeighbourhoodSuccessor successor) -> successor.share.weight())
                        .reversed()
                        .thenComparing(successor -> successor.neighbourhood.name)
                        .thenComparing(successor -> successor.neighbourhood.id))
                .toList();
    }
}
