package fr.contratdeville.catalogue.dimension;

import java.util.Optional;

/** Sets of categories that have been read at once, for as many figures as name them. */
@FunctionalInterface
public interface CategorySets {

    Optional<CategorySet> find(SetName name);
}
