/** Years that stay citable: what was published, frozen by the database, and what has become different since. */
package fr.contratdeville.figures.millesime;
