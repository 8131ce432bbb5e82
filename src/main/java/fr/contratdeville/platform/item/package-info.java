/**
 * What every stored thing has in common: identity, version, entity tags, and how it is created, changed and deleted
 * without losing anyone's change.
 */
package fr.contratdeville.platform.item;
