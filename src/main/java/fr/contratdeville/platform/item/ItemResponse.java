package fr.contratdeville.platform.item;

import fr.contratdeville.platform.paging.Identified;

/** What a caller sees of one item. Its entity tag is made of all of it ({@link EntityTags}). */
public interface ItemResponse extends Identified {

    long version();

    /**
     * The answer without what it tells beside the item: what moves without anything of the item having changed, and so must
     * not refuse a change of it.
     */
    default ItemResponse itself() {
        return this;
    }
}
