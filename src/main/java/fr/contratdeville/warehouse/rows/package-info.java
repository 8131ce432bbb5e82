/**
 * What the data warehouse gets: datasets, their columns and their schemas. Whatever feature has rows for it declares a
 * dataset; exports, schemas and the feed of changes are made of it.
 */
package fr.contratdeville.warehouse.rows;
