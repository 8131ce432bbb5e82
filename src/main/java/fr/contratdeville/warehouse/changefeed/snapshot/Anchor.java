package fr.contratdeville.warehouse.changefeed.snapshot;

import java.util.UUID;

/** An entry that was there when a token was made: if it is not there any more, the database is not the one it was. */
public record Anchor(long position, UUID id) {}
