/**
 * Readers that follow the feed of changes while many write at once, by SQL of their own and over HTTP. Here is what both
 * do, and what their copies are compared with.
 */
package fr.contratdeville.warehouse.changefeed.following;
