/**
 * Lists: their filters as SQL conditions, their order, and their pages by keyset, so that a page costs the same wherever
 * it lies and no row is shown twice or skipped. Serves every feature and imports none.
 */
package fr.contratdeville.paging;
