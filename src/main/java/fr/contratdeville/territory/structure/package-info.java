/** The associations, public bodies and companies (porteurs) that carry actions. */
package fr.contratdeville.territory.structure;
