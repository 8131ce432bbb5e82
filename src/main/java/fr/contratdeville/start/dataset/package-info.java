/** Brings a bilan that stands in a file into the database, through the same checks as any other write. */
package fr.contratdeville.start.dataset;
