/** What is packed in a document, as far as it unpacks to no more than an annex has, names nothing outside and runs nothing. */
package fr.contratdeville.annex.imports.unpacking;
