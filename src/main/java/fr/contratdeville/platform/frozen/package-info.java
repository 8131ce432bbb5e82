/** Lets the queries that read what is published now read a millésime instead. */
package fr.contratdeville.platform.frozen;
