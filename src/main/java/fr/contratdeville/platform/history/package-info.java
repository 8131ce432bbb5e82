/**
 * What has become of every row, by whom and why. The database records it; here it is signed, and read. Serves every
 * feature and imports none.
 */
package fr.contratdeville.platform.history;
