/** Figures: what an action reports for an indicator, how sure it is, and its breakdowns. */
package fr.contratdeville.review.indicatorvalue;
