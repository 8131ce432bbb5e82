/**
 * Bilans: a structure's yearly review of an action, as it is kept and read. Its rooms are the way there: {@code sent},
 * {@code checked}, {@code written}, {@code published}.
 */
package fr.contratdeville.review.bilan;
