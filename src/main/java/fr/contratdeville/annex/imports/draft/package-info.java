/** What was read from a document, as it is kept until somebody confirms it: what it says and what a person has made of it. */
package fr.contratdeville.annex.imports.draft;
