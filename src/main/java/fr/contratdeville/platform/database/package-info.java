/**
 * Who gets one of the few connections to the database, and for how long: writes take turns, and so do
 * reads that may take long; none waits long for a lock of
 * another's, and what the database broke off is done again; reads, and the question whether the service is ready, never
 * wait for a write.
 */
package fr.contratdeville.platform.database;
