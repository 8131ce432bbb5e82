/** Contrats de ville: the agreement of an agglomeration, its communes and the State, for a span of years. */
package fr.contratdeville.territory.citycontract;
