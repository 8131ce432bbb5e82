/** What an answer says, and how it is made of rows: totals, how sure they are, parts and people. Comes after {@code people}. */
package fr.contratdeville.figures.aggregate.answer;
