package fr.contratdeville.warehouse.changefeed.snapshot;

/**
 * What is being read of the feed: the entries of all transactions that {@code until} sees and the place's own snapshot
 * does not. They are all there, and stay what they are.
 *
 * @param position the last one that was read
 * @param last the last one there is
 * @param count how many there were at first
 */
public record Window(Snapshot until, long position, long last, long count) {

    public Window at(long newPosition) {
        return new Window(until, newPosition, last, count);
    }
}
