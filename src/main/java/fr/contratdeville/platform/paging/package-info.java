/**
 * Lists: their filters as SQL conditions, their order, and their pages by keyset, so that a page costs the same wherever
 * it lies and no row is shown twice or skipped. And the parameters of requests, those of lists and those that many
 * operations share: read completely, and refused where nobody asked for them.
 */
package fr.contratdeville.platform.paging;
