/** Turns a draft into bilans, all of it or nothing, by the rules that every bilan keeps. */
package fr.contratdeville.annex.imports.confirmation;
