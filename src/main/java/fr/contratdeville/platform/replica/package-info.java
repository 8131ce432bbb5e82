/**
 * Reads that may lag a little, on a standby of the database (streaming replication), and what keeps a reader from missing what
 * it has written itself.
 */
package fr.contratdeville.platform.replica;
