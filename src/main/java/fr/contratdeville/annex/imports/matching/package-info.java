/** Which known structure a name in a document means, and how likely that is. */
package fr.contratdeville.annex.imports.matching;
