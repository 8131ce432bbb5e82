/** Answers that are given again as long as nothing at all has been committed since they were computed. */
package fr.contratdeville.platform.unchanged;
