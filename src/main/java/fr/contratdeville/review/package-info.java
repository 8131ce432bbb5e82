/**
 * What is reported: actions, their figures, and the bilans that both come from.
 *
 * <p>May use {@code territory}, {@code catalogue}, {@code warehouse} and {@code platform}.
 */
package fr.contratdeville.review;
