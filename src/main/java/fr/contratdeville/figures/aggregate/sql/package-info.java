/**
 * The SQL that answers a question, and the rows that it brings; what is made of them is not its business. Comes after
 * {@code question}.
 */
package fr.contratdeville.figures.aggregate.sql;
