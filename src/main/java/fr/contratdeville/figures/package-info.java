/**
 * What the reported figures add up to, and the years frozen to be cited.
 *
 * <p>Top floor: may use all floors below, and not {@code start}.
 */
package fr.contratdeville.figures;
