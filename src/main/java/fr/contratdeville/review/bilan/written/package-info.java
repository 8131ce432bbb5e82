/** Posting: whether what was sent is a new bilan, a change, nothing new or a refusal, and the receipt for it. After {@code checked}. */
package fr.contratdeville.review.bilan.written;
