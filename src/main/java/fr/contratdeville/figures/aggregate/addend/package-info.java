/**
 * What each contract adds to totals of several, kept as long as the contract is what it was, and put together: a change under
 * one contract costs what that one adds. Comes after {@code kept}.
 */
package fr.contratdeville.figures.aggregate.addend;
