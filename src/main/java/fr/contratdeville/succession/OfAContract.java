package fr.contratdeville.succession;

import fr.contratdeville.citycontract.CityContract;

/** What belongs to one contract, and may have successors under a later one. */
public interface OfAContract {

    CityContract contract();
}
