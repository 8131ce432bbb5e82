/**
 * What serves every feature: errors, bodies, lists, items, the document, history, who calls and how often, proxies and
 * caches, and where one comes in.
 *
 * <p>Ground floor: uses nothing of ours.
 */
package fr.contratdeville.platform;
