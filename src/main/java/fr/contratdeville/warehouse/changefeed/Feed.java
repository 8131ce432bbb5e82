package fr.contratdeville.warehouse.changefeed;

import java.util.UUID;

/**
 * All changes of one database.
 *
 * @param afterPosition where it begins: what was recorded before may have come from another database
 */
record Feed(UUID id, long afterPosition) {}
