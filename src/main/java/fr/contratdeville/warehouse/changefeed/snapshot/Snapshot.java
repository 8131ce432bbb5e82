package fr.contratdeville.warehouse.changefeed.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which transactions had ended at a moment, as {@code pg_snapshot} says it.
 *
 * @param lowest all below have
 * @param beyond this one, and all above, have not
 * @param underWay those between, in ascending order, that have not
 */
public record Snapshot(long lowest, long beyond, List<Long> underWay) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}+):(\\d{1,18}+):((?:\\d{1,18}+(?:,\\d{1,18}+)*+)?)");

    /** @return empty if it is not what a database may have written */
    public static Optional<Snapshot> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Snapshot snapshot = new Snapshot(
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                Stream.of(parts.group(3).split(","))
                        .filter(number -> !number.isEmpty())
                        .map(Long::valueOf)
                        .toList());
        return Optional.of(snapshot).filter(Snapshot::isPossible);
    }

    private boolean isPossible() {
        long before = lowest - 1;
        for (long transaction : underWay) {
            if (transaction <= before || transaction >= beyond) {
                return false;
            }
            before = transaction;
        }
        return lowest > 0 && lowest <= beyond;
    }

    /** Of the transactions below this number, as far as this knows of them. */
    public Snapshot below(long number) {
        return number >= beyond
                ? this
                : new Snapshot(
                        Math.min(lowest, number),
                        number,
                        underWay.stream().filter(one -> one < number).toList());
    }

    /** Whether this transaction had ended. */
    public boolean sees(long transaction) {
        return transaction < beyond && !underWay.contains(transaction);
    }

    /** The transactions that have ended since: a later snapshot sees them, and this one does not. */
    public List<Range> endedUntil(Snapshot later) {
        List<Range> ended = new ArrayList<>();
        underWay.stream().filter(later::sees).forEach(one -> ended.add(new Range(one, one + 1)));
        long first = beyond;
        for (long gap : later.underWay) {
            if (gap >= beyond) {
                add(ended, first, gap);
                first = gap + 1;
            }
        }
        add(ended, first, later.beyond);
        return ended;
    }

    private static void add(List<Range> ranges, long first, long beyond) {
        if (first < beyond) {
            ranges.add(new Range(first, beyond));
        }
    }

    /** The form that {@link #parse} and the database read. */
    @Override
    public String toString() {
        return lowest + ":" + beyond + ":"
                + underWay.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The transactions from {@code first} on, and below {@code beyond}. */
    public record Range(long first, long beyond) {}
}
