package fr.contratdeville.territory.pillar;

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

/** One heading of one contract. */
@Entity
public class Pillar extends Item implements OfAContract {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id", updatable = false)
    public CityContract contract;

    public String code;
    public String label;
    public int position;

    /** What becomes of it under a later contract. */
    @ElementCollection
    @CollectionTable(name = "pillar_successor", joinColumns = @JoinColumn(name = "pillar_id"))
    public Set<PillarSuccessor> successors = new HashSet<>();

    @Override
    public CityContract contract() {
        return contract;
    }

    /** The one to which most of it falls first. */
    List<PillarSuccessor> successorsInOrder() {
        return successors.stream()
                .sorted(Comparator.comparing((PillarSuccessor successor) -> successor.share.weight())
                        .reversed()
                        .thenComparing(successor -> successor.pillar.position)
                        .thenComparing(successor -> successor.pillar.id))
                .toList();
    }
}
