package fr.contratdeville.warehouse.changefeed;

import java.util.UUID;

/** An entry that was there when a token was made: if it is not there any more, the database is not the one it was. */
record Anchor(long position, UUID id) {}
