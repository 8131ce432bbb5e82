/**
 * An answer as a workbook, for people: what it says, in sheets that can be summed and filtered. Comes after {@code answer}, and
 * has nothing that is not in it.
 */
package fr.contratdeville.figures.aggregate.workbook;
