/** From what was sent to what can be written: repaired, found, checked, and warned of. After {@code sent}. */
package fr.contratdeville.review.bilan.checked;
