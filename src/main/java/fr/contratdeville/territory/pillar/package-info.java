/** The headings of a contract, under which its actions stand. Each contract chooses its own. */
package fr.contratdeville.territory.pillar;
