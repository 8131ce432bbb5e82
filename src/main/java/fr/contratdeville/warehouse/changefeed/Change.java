package fr.contratdeville.warehouse.changefeed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a dataset that has become another, or is no more.
 *
 * @param row as NDJSON has it; null if it was deleted
 */
record Change(String dataset, String id, String row, long version, Instant time) {

    /**
     * None if the row is exported as it was. Two if it has another id now, as only somebody past the service can give it:
     * a copy that kept the old one would have the row twice.
     *
     * @param before null if there was none
     * @param after null if there is none any more
     */
    static List<Change> between(Exported before, Exported after, String dataset, RecordedChange recorded) {
        List<Change> changes = new ArrayList<>();
        if (before != null && (after == null || !after.id().equals(before.id()))) {
            changes.add(new Change(dataset, before.id(), null, recorded.position(), recorded.time()));
        }
        if (after != null && !after.equals(before)) {
            changes.add(new Change(dataset, after.id(), after.json(), recorded.position(), recorded.time()));
        }
        return changes;
    }
}
