/** Tells contents apart. */
package fr.contratdeville.platform.checksum;
