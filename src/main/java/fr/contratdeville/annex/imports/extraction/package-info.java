/** What the rows of an annex say: the action, what became of it, and what may be its figures. Comes after {@code document}. */
package fr.contratdeville.annex.imports.extraction;
