package fr.contratdeville.warehouse.changefeed;

import fr.contratdeville.warehouse.changefeed.snapshot.Anchor;
import fr.contratdeville.warehouse.changefeed.snapshot.Place;
import fr.contratdeville.warehouse.changefeed.snapshot.Present;
import fr.contratdeville.warehouse.changefeed.snapshot.Snapshot;
import fr.contratdeville.warehouse.changefeed.snapshot.Window;
import fr.contratdeville.warehouse.rows.SchemaVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Where to go on in the feed, as readers keep it: opaque to them. The checksum tells what was cut off or mistyped from
 * what is too old or another database's; it keeps nobody from making one up, who could read all there is anyway.
 *
 * @param feed the one that it is a place in
 * @param schema the version of the datasets that the reader has copied
 * @param anchor null if nothing had been recorded
 */
record FeedToken(UUID feed, String schema, Instant issued, Place place, Anchor anchor) {

    private static final String FORMAT = "1";
    private static final String SEPARATOR = "|";
    private static final String NONE = "";
    private static final int FIELDS = 11;

    /** Issued now, to a reader of what is seen now. */
    static FeedToken now(UUID feed, Place place, Present present) {
        return new FeedToken(feed, SchemaVersion.CURRENT, Instant.now(), place, present.newest());
    }

    FeedToken at(Place other) {
        return new FeedToken(feed, schema, issued, other, anchor);
    }

    String encoded() {
        Window window = place.window();
        String fields = String.join(
                SEPARATOR,
                FORMAT,
                feed.toString(),
                schema,
                Long.toString(issued.getEpochSecond()),
                place.seen().toString(),
                window == null ? NONE : window.until().toString(),
                window == null ? NONE : Long.toString(window.position()),
                window == null ? NONE : Long.toString(window.last()),
                window == null ? NONE : Long.toString(window.count()),
                anchor == null ? NONE : Long.toString(anchor.position()),
                anchor == null ? NONE : anchor.id().toString());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((fields + SEPARATOR + checksum(fields)).getBytes(StandardCharsets.US_ASCII));
    }

    /** @return empty if it was not made by {@link #encoded} */
    static Optional<FeedToken> decode(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.ISO_8859_1);
            int end = decoded.lastIndexOf(SEPARATOR);
            if (end < 0 || !decoded.substring(end + 1).equals(checksum(decoded.substring(0, end)))) {
                return Optional.empty();
            }
            List<String> fields = List.of(decoded.substring(0, end).split(Pattern.quote(SEPARATOR), -1));
            // What can be read in more than one form has not been written by this service.
            return fields.size() == FIELDS && fields.get(0).equals(FORMAT)
                    ? Optional.of(read(fields)).filter(token -> token.encoded().equals(text))
                    : Optional.empty();
        } catch (RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    private static FeedToken read(List<String> fields) {
        Window window = fields.get(5).equals(NONE)
                ? null
                : new Window(
                        snapshot(fields.get(5)),
                        Long.parseLong(fields.get(6)),
                        Long.parseLong(fields.get(7)),
                        Long.parseLong(fields.get(8)));
        Anchor anchor = fields.get(9).equals(NONE)
                ? null
                : new Anchor(Long.parseLong(fields.get(9)), UUID.fromString(fields.get(10)));
        return new FeedToken(
                UUID.fromString(fields.get(1)),
                fields.get(2),
                Instant.ofEpochSecond(Long.parseLong(fields.get(3))),
                new Place(snapshot(fields.get(4)), window),
                anchor);
    }

    private static Snapshot snapshot(String text) {
        return Snapshot.parse(text).orElseThrow(IllegalArgumentException::new);
    }

    private static String checksum(String fields) {
        CRC32 checksum = new CRC32();
        checksum.update(fields.getBytes(StandardCharsets.ISO_8859_1));
        return Long.toHexString(checksum.getValue());
    }
}
