/** What a bilan can be begun with: its action, and what the action counted the last time. */
package fr.contratdeville.review.bilan.template;
