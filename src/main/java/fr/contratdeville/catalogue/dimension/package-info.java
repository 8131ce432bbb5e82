/** Along what figures are broken down: dimensions, and their versioned sets of categories (age bands above all). */
package fr.contratdeville.catalogue.dimension;
