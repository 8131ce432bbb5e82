/**
 * What a contract is made of: its pillars, its neighbourhoods and what becomes of them, and the structures at work there.
 *
 * <p>May use {@code warehouse} and {@code platform}.
 */
package fr.contratdeville.territory;
