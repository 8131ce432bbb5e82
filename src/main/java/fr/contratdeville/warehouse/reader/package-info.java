/** What programs that read exported files have to be told, to read what is written there. */
package fr.contratdeville.warehouse.reader;
