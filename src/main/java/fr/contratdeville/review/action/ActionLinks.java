package fr.contratdeville.review.action;

import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.neighbourhood.Neighbourhood;
import fr.contratdeville.territory.pillar.Pillar;
import java.util.Set;

/**
 * What an action refers to, found and checked.
 *
 * @param contract null if there is none, and then a violation says so; the same for the others
 */
public record ActionLinks(CityContract contract, Pillar pillar, Set<Neighbourhood> neighbourhoods, Action continued) {}
