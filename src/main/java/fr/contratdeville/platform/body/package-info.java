/**
 * JSON bodies in: read strictly, checked completely, every mistake reported at its pointer.
 */
package fr.contratdeville.platform.body;
