/** A document as it is sent: as the body itself or in a form, no larger than is taken, and few at once. */
package fr.contratdeville.annex.imports.upload;
