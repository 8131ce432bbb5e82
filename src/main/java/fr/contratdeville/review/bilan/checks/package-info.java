/** From what was sent to what can be written: repaired, found, checked, and warned of. */
package fr.contratdeville.review.bilan.checks;
