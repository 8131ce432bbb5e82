/** The shared catalogue of what is counted: in which unit, and how figures may be added up. */
package fr.contratdeville.catalogue.indicator;
