package fr.contratdeville.territory.pillar;

import fr.contratdeville.territory.succession.Succeeded;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import java.util.Comparator;

/** One heading of one contract. */
@Entity
@AssociationOverride(
        name = "successors",
        joinTable = @JoinTable(name = "pillar_successor", joinColumns = @JoinColumn(name = "pillar_id")))
public class Pillar extends Succeeded<Pillar> {

    public String code;
    public String label;
    public int position;

    @Override
    protected Comparator<Pillar> order() {
        return Comparator.comparing(pillar -> pillar.position);
    }
}
