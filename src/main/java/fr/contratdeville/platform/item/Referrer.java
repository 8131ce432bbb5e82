package fr.contratdeville.platform.item;

import java.util.Optional;

/** Implemented by a feature whose items refer to others, so that a refused deletion can name them. */
public interface Referrer {

    Optional<Reference> referringTo(Item item);
}
