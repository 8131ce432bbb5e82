package fr.contratdeville.platform.paging;

import java.util.UUID;

/** What a list can hold: each has an id of its own. */
public interface Identified {

    UUID id();
}
