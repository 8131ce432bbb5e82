/** What a structure sends, as it is sent, and the template that a bilan can be begun with. The first of the rooms that a bilan goes through. */
package fr.contratdeville.review.bilan.sent;
