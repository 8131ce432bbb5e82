/**
 * Answers that are kept, and given again only if nothing has been committed since that they could follow from: every request
 * has the database asked, after it has arrived. Comes after {@code answer}.
 */
package fr.contratdeville.figures.aggregate.kept;
