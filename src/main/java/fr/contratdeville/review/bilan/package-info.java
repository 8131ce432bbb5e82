/**
 * Bilans: a structure's yearly review of an action, as it is sent and as it is kept. Its rooms are what is done with it:
 * begun from a {@code template}, it goes through {@code checks} when it is posted ({@code posting}), and then its {@code workflow}.
 */
package fr.contratdeville.review.bilan;
