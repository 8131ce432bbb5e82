/**
 * How many requests of a kind are worked on at once. What comes beyond that is refused at once rather than kept waiting, and no
 * caller has more than a share of it: batches, exports and totals never keep others from reading.
 */
package fr.contratdeville.platform.overload;
