/** What headings and neighbourhoods of one contract become under a later one: the rules that hold for both. */
package fr.contratdeville.territory.succession;
