package fr.contratdeville.catalogue.dimension;

import fr.contratdeville.catalogue.dimension.DimensionRequest.CategoryRequest;

/** The ages of a category, in completed years, both ends included; null is open. No age band if both are. */
record Ages(Integer min, Integer max) {

    static Ages of(CategoryRequest category) {
        return new Ages(category.minAge(), category.maxAge());
    }

    boolean isBand() {
        return min != null || max != null;
    }

    boolean isReversed() {
        return lowest() > highest();
    }

    boolean overlaps(Ages other) {
        return isBand() && other.isBand() && lowest() <= other.highest() && other.lowest() <= highest();
    }

    /** Also true where one of the two has no ages: then nothing speaks against it. */
    boolean liesWithin(Ages broader) {
        return !isBand()
                || !broader.isBand()
                // Nobody is younger than 0: "up to 25" is within "0 to 25".
                || broader.lowest() <= Math.max(lowest(), 0) && highest() <= broader.highest();
    }

    private int lowest() {
        return min == null ? Integer.MIN_VALUE : min;
    }

    private int highest() {
        return max == null ? Integer.MAX_VALUE : max;
    }

    @Override
    public String toString() {
        return min == null ? "≤ " + max : max == null ? "≥ " + min : min + "–" + max;
    }
}
