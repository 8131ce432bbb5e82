package fr.contratdeville.catalogue.dimension;

import java.util.Optional;

/** Where sets of categories are looked up: one by one, or in what has been read at once for many figures. */
@FunctionalInterface
public interface CategorySets {

    Optional<CategorySet> find(String dimension, String code, int version);
}
