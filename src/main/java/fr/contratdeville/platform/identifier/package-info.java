/** The identifiers that the State gives, and how to tell a wrong one. Serves every feature and imports none. */
package fr.contratdeville.platform.identifier;
