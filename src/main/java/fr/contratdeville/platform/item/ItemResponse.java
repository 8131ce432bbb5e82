package fr.contratdeville.platform.item;

import java.util.UUID;

/** What a caller sees of one item. Its entity tag is made of all of it. */
public interface ItemResponse {

    UUID id();

    long version();
}
