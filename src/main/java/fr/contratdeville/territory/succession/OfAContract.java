package fr.contratdeville.territory.succession;

import fr.contratdeville.territory.citycontract.CityContract;

/** What belongs to one contract, and may have successors under a later one. */
public interface OfAContract {

    CityContract contract();
}
