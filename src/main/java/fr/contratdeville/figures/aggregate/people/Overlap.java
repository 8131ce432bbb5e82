package fr.contratdeville.figures.aggregate.people;

import fr.contratdeville.figures.aggregate.sql.Parts;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.UUID;

/** What one figure says of the people whom it counts: how many of them another figure counts as well. */
public record Overlap(Counted of, Counted with, Share share) {

    /** @param row as {@link Parts#overlapsOf} gives it */
    public static Overlap of(Tuple row) {
        Share share = row.get("of_all", Boolean.class)
                ? new Share.All()
                : new Share.AtLeast(row.get("people", BigDecimal.class));
        return new Overlap(Counted.of(row, "of"), Counted.of(row, "with"), share);
    }

    /** A figure, with the least and the most people it can stand for. */
    public record Counted(UUID id, BigDecimal low, BigDecimal high, boolean disjoint) {

        private static Counted of(Tuple row, String figure) {
            return new Counted(
                    row.get(figure + "_id", UUID.class),
                    row.get(figure + "_low", BigDecimal.class),
                    row.get(figure + "_high", BigDecimal.class),
                    row.get(figure + "_disjoint", Boolean.class));
        }
    }

    public sealed interface Share {

        /** Everyone counted by the one is counted by the other. */
        record All() implements Share {}

        /** At least so many people are counted by both. */
        record AtLeast(BigDecimal people) implements Share {}
    }
}
