/** Bilans: a structure's yearly review of an action, how it is posted, checked, returned and validated. */
package fr.contratdeville.review.bilan;
