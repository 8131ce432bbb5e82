/** What the codes of this service mean, for who shows them. */
package fr.contratdeville.platform.nomenclature;
