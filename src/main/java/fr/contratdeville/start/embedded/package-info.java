/**
 * The PostgreSQL that the service starts for itself when it is given none: for trying out and for a single machine. The
 * production image does not have it. Serves every feature and imports none.
 */
package fr.contratdeville.start.embedded;
