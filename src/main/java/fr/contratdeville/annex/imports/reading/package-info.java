/**
 * From a document to what a draft is made of, without a transaction or a connection while it is read. Comes after {@code draft},
 * whose records it fills.
 */
package fr.contratdeville.annex.imports.reading;
