/** What was created, changed and deleted, for the data warehouse's copy: a page at a time, or as it happens. */
package fr.contratdeville.warehouse.changefeed;
