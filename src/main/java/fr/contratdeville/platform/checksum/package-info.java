/** Tells contents apart. Serves every feature and imports none. */
package fr.contratdeville.platform.checksum;
