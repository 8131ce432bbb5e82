/** Documents as Office Open XML has them (ECMA-376), which people go on writing in: their archive, and texts with headings and tables. */
package fr.contratdeville.platform.office;
