/**
 * What other systems pull: rows of datasets, everything at once, and what has changed since.
 *
 * <p>May use {@code platform}.
 */
package fr.contratdeville.warehouse;
