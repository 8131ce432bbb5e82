/**
 * Which transactions a reader of the feed has seen, and which have ended since: what lets every change be told once,
 * however late it is committed.
 */
package fr.contratdeville.warehouse.changefeed.snapshot;
