/** The identifiers that the State gives, and how to tell a wrong one. */
package fr.contratdeville.platform.identifier;
