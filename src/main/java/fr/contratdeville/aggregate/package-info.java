/**
 * Totals of figures, over any selection of actions and by any crossing of structure, pillar, year and status. All of them
 * come from {@link fr.contratdeville.aggregate.AggregateQueries}: the same question never has two answers.
 */
package fr.contratdeville.aggregate;
