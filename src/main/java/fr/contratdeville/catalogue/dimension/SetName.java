package fr.contratdeville.catalogue.dimension;

/** How figures name a set of categories. */
public record SetName(String dimension, String code, int version) {

    static SetName of(CategorySet set) {
        return new SetName(set.dimension.code, set.code, set.version);
    }

    /** All of it as one text, as {@link DimensionRepository} puts it together. */
    String written() {
        return dimension + "/" + code + " v" + version;
    }
}
