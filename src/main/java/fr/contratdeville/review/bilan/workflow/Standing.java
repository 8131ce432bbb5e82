package fr.contratdeville.review.bilan.workflow;

import java.util.UUID;

/**
 * What is published for an indicator, beside what an action's bilan says for it and what its last validation wrote.
 *
 * @param place of the figure in the bilan; null if it has none
 * @param published null if there is none
 * @param asSaid whether both are the same, or neither is there
 * @param asValidated whether both are the same, or neither is there
 */
record Standing(UUID indicatorId, Integer place, String published, boolean asSaid, boolean asValidated) {

    boolean isPublished() {
        return published != null;
    }

    /** Whether the bilan's validation published it: it is still what that wrote. All else is the agglomeration's. */
    boolean isTheBilans() {
        return isPublished() && asValidated;
    }

    /**
     * Whether the agglomeration has written it, and the bilan says something else. Also if what it has written is that
     * there is none.
     */
    boolean isContradicted() {
        return !asSaid && !asValidated;
    }

    String pointer() {
        return place == null ? "/figures" : "/figures/" + place;
    }
}
