/**
 * What has become of every row, by whom and why. The database records it; here it is signed, and read.
 */
package fr.contratdeville.platform.history;
