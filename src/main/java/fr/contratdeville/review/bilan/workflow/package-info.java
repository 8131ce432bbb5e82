/**
 * The steps between a structure and the agglomeration, the last of which publishes: writes a bilan into its action and
 * figures. Comes after {@code checks}.
 */
package fr.contratdeville.review.bilan.workflow;
