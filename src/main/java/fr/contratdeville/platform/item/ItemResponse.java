package fr.contratdeville.platform.item;

import java.util.UUID;

/** What a caller sees of one item. Its entity tag is made of all of it ({@link EntityTags}). */
public interface ItemResponse {

    UUID id();

    long version();

    /**
     * The answer without what it tells beside the item: what moves without anything of the item having changed, and so must
     * not refuse a change of it.
     */
    default ItemResponse itself() {
        return this;
    }
}
