package fr.contratdeville.platform.history;

import fr.contratdeville.platform.paging.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which entries of a history are somebody's business, if what it is of has gone from one structure to another: those of the
 * times during which it was a structure's whose business is theirs. An image that names its structure is of that one's time;
 * one that names none is of the time in which it was written.
 */
public final class OwnTimes {

    /**
     * That it went to another structure.
     *
     * @param position of the entry that tells so
     * @param from null if it was not there before
     * @param to null if it was not there any more
     */
    record Move(long position, UUID from, UUID to) {}

    /** The time of one structure: from one move until before the next, where null is without end. */
    private record Tenure(UUID structure, Long from, Long until) {

        String range() {
            return "[%s,%s)".formatted(Objects.toString(from, ""), Objects.toString(until, ""));
        }
    }

    private final boolean all;
    private final List<Tenure> tenures;

    private OwnTimes(boolean all, List<Tenure> tenures) {
        this.all = all;
        this.tenures = tenures;
    }

    static OwnTimes always() {
        return new OwnTimes(true, List.of());
    }

    /**
     * @param moves in their order
     * @param now whose it is; asked only if it never moved
     */
    static OwnTimes of(List<Move> moves, UUID now, Predicate<UUID> isOwn) {
        List<Tenure> tenures = new ArrayList<>();
        if (moves.isEmpty()) {
            tenures.add(new Tenure(now, null, null));
        } else {
            // What is older than its history has no entry that tells how it came to be.
            tenures.add(new Tenure(moves.get(0).from(), null, moves.get(0).position()));
        }
        for (int i = 0; i < moves.size(); i++) {
            Long next = i + 1 < moves.size() ? moves.get(i + 1).position() : null;
            tenures.add(new Tenure(moves.get(i).to(), moves.get(i).position(), next));
        }
        return new OwnTimes(
                false,
                tenures.stream()
                        .filter(tenure -> tenure.structure() != null && isOwn.test(tenure.structure()))
                        .toList());
    }

    public boolean areNone() {
        return !all && tenures.isEmpty();
    }

    /** On entries called {@code c}. */
    Conditions narrow(Conditions conditions) {
        if (all) {
            return conditions;
        }
        return conditions
                .and(
                        """
                        c.before ->> 'structure_id' in (:ownStructures)
                        or c.after ->> 'structure_id' in (:ownStructures)
                        or coalesce(c.after ->> 'structure_id', c.before ->> 'structure_id') is null
                            and c.position <@ cast(:ownTimes as int8multirange)""",
                        "ownStructures",
                        tenures.stream()
                                .map(tenure -> tenure.structure().toString())
                                .distinct()
                                .toList())
                .naming("ownTimes", tenures.stream().map(Tenure::range).collect(Collectors.joining(",", "{", "}")));
    }
}
