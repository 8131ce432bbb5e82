package fr.contratdeville.territory.citycontract;

import fr.contratdeville.platform.item.Reference;
import java.util.Optional;

/** Implemented by a feature whose items are each of a year of a contract, so that a refused change of its years can name them. */
public interface OfAYear {

    /**
     * Those that the contract would leave out.
     *
     * @param contract with the years that it has
     * @param firstYear of those that it is to have
     * @param lastYear of those that it is to have
     */
    Optional<Reference> leftOutOf(CityContract contract, int firstYear, int lastYear);
}
