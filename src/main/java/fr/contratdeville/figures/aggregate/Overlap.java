package fr.contratdeville.figures.aggregate;

import java.math.BigDecimal;
import java.util.UUID;

/** What one figure says of the people whom it counts: how many of them another figure counts as well. */
record Overlap(Counted of, Counted with, Share share) {

    /** A figure, with the least and the most people it can stand for. */
    record Counted(UUID id, BigDecimal low, BigDecimal high, boolean disjoint) {}

    sealed interface Share {

        /** Everyone counted by the one is counted by the other. */
        record All() implements Share {}

        /** At least so many people are counted by both. */
        record AtLeast(BigDecimal people) implements Share {}
    }
}
