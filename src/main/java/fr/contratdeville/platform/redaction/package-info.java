/** Erasure of a person's name from what others have written: done by the database, asked for and told here. */
package fr.contratdeville.platform.redaction;
