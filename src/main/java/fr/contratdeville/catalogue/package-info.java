/**
 * What is counted, and along what it is broken down, whatever the contract.
 *
 * <p>May use {@code warehouse} and {@code platform}.
 */
package fr.contratdeville.catalogue;
