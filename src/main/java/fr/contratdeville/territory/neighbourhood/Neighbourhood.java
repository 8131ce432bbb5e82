package fr.contratdeville.territory.neighbourhood;

import fr.contratdeville.territory.succession.Succeeded;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import java.util.Comparator;

/** One neighbourhood of one contract. */
@Entity
@AssociationOverride(
        name = "successors",
        joinTable = @JoinTable(name = "neighbourhood_successor", joinColumns = @JoinColumn(name = "neighbourhood_id")))
public class Neighbourhood extends Succeeded<Neighbourhood> {

    /** The official code of the quartier prioritaire; null where no source gives it. */
    public String code;

    public String name;

    @Override
    protected Comparator<Neighbourhood> order() {
        return Comparator.comparing(neighbourhood -> neighbourhood.name);
    }
}
