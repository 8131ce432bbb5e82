/**
 * JSON bodies in: read strictly, checked completely, every mistake reported at its pointer. Serves every feature and
 * imports none.
 */
package fr.contratdeville.platform.body;
