/** Answers that are given again as long as nothing at all has been committed since they were computed, and those that never change. */
package fr.contratdeville.platform.unchanged;
