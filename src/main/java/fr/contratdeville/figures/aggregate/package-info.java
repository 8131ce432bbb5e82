/**
 * Totals of figures, over any selection of actions and by any crossing of structure, pillar, year and status: how sure they
 * are, what has changed since another year, and which figures went in. The rooms lie along the way of a question, and each
 * imports only those before it: {@code question}, {@code sql}, {@code people},
 * {@code answer}, {@code explanation}, {@code kept}, {@code addend}. All of it starts from
 * {@link fr.contratdeville.figures.aggregate.sql.CountedFigures}: the same question never has two answers.
 */
package fr.contratdeville.figures.aggregate;
