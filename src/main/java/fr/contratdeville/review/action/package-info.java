/** Actions: one project of one structure in one year under one contract, and how they are found. */
package fr.contratdeville.review.action;
