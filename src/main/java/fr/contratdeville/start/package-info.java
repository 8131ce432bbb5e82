/** The service's start: a database if none is configured, then Quarkus. */
package fr.contratdeville.start;
