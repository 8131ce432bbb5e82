/**
 * The PostgreSQL that the service starts for itself when it is given none: for trying out and for a single machine. The
 * production image does not have it.
 */
package fr.contratdeville.start.embedded;
