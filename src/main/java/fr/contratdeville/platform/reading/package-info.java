/**
 * Reads that are asked for most: by one SQL statement into what is answered, outside any transaction, and of many who ask
 * at the same time, one statement for all.
 */
package fr.contratdeville.platform.reading;
