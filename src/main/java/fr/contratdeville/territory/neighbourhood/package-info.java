/** The priority neighbourhoods (quartiers prioritaires, QPV) that a contract serves. */
package fr.contratdeville.territory.neighbourhood;
