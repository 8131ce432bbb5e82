/**
 * What is asked: the parameters, and the question that is made of them, read completely before the database is asked. The
 * first of the rooms: imports none of the others.
 */
package fr.contratdeville.figures.aggregate.question;
