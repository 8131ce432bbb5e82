/**
 * What brings the service up and fills it: {@link fr.contratdeville.start.Main}, a database of its own, tokens for trying
 * out, the 2023 bilan.
 *
 * <p>Top floor: may use all floors below, and not {@code figures}.
 */
package fr.contratdeville.start;
