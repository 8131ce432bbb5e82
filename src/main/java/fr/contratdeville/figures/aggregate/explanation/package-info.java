/**
 * Which figures went into a total, and the addresses by which answers name them. The last of the rooms: comes after
 * {@code answer}.
 */
package fr.contratdeville.figures.aggregate.explanation;
