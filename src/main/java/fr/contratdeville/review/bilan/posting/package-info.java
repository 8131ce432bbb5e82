/**
 * Bilans over HTTP: whether what was sent is a new bilan, a change, nothing new or a refusal, the receipt for it, and how
 * they are read and deleted. Comes after {@code checks}.
 */
package fr.contratdeville.review.bilan.posting;
