/** The yearly report of a contract: read in one state of the database, and written as what the caller wants. */
package fr.contratdeville.annex.report;
