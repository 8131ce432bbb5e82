/**
 * Years that exist only as documents, over HTTP: a document becomes a draft, which people correct and confirm, and only then
 * bilans. Stands on the topmost floor, the annex: it uses all that is below. The rooms lie along the way of a document:
 * {@code upload}, {@code document}, {@code extraction}, {@code matching}, {@code draft}, {@code confirmation}.
 */
package fr.contratdeville.annex.imports;
