/** How many people a total stands for, at least and at most, by what figures declare of each other. Comes after {@code sql}. */
package fr.contratdeville.figures.aggregate.people;
