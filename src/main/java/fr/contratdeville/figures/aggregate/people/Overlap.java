package fr.contratdeville.figures.aggregate.people;

import fr.contratdeville.figures.aggregate.sql.OverlapRow;
import java.math.BigDecimal;
import java.util.UUID;

/** What one figure says of the people whom it counts: how many of them another figure counts as well. */
public record Overlap(Counted of, Counted with, Share share) {

    public static Overlap of(OverlapRow row) {
        return new Overlap(
                Counted.of(row.of()),
                Counted.of(row.with()),
                row.ofAll() ? new Share.All() : new Share.AtLeast(row.people()));
    }

    /** A figure, with the least and the most people it can stand for. */
    public record Counted(UUID id, BigDecimal low, BigDecimal high, boolean disjoint) {

        private static Counted of(OverlapRow.Counted figure) {
            return new Counted(figure.id(), figure.low(), figure.high(), figure.disjoint());
        }
    }

    public sealed interface Share {

        /** Everyone counted by the one is counted by the other. */
        record All() implements Share {}

        /** At least so many people are counted by both. */
        record AtLeast(BigDecimal people) implements Share {}
    }
}
