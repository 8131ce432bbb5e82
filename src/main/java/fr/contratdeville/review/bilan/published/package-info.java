/** The steps between a structure and the agglomeration, the last of which writes a bilan into its action and figures. After {@code checked}. */
package fr.contratdeville.review.bilan.published;
