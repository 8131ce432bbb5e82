package fr.contratdeville.warehouse.changefeed.snapshot;

/**
 * How far a reader has come: all that {@code seen} sees is behind it, and of a window that has been begun, all up to a
 * position.
 *
 * @param window null if none has been begun
 */
public record Place(Snapshot seen, Window window) {

    public static Place after(Snapshot seen) {
        return new Place(seen, null);
    }

    /** The place behind an entry of the window. */
    public Place at(long position) {
        return position >= window.last() ? after(window.until()) : new Place(seen, window.at(position));
    }
}
