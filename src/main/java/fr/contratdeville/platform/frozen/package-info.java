/** Lets the queries that read what is published now read a millésime instead. Serves every feature and imports none. */
package fr.contratdeville.platform.frozen;
