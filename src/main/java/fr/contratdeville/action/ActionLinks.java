package fr.contratdeville.action;

import fr.contratdeville.citycontract.CityContract;
import fr.contratdeville.neighbourhood.Neighbourhood;
import fr.contratdeville.pillar.Pillar;
import java.util.Set;

/**
 * What an action refers to, found and checked.
 *
 * @param contract null if there is none, and then a violation says so; the same for the others
 */
public record ActionLinks(CityContract contract, Pillar pillar, Set<Neighbourhood> neighbourhoods, Action continued) {}
