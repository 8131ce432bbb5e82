package fr.contratdeville.warehouse.changefeed.following;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.warehouse.changefeed.following.Feed.Entry;
import fr.contratdeville.warehouse.changefeed.following.Feed.Pull;
import fr.contratdeville.warehouse.changefeed.following.Feed.RowName;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What a reader has put away of the database, and finds again after it was killed. */
final class Copy {

    private final Map<RowName, String> rows;
    private final Map<RowName, Long> versions = new HashMap<>();
    private String token;

    Copy(Pull pull) {
        this.rows = new HashMap<>(pull.rows());
        this.token = pull.token();
    }

    Map<RowName, String> rows() {
        return rows;
    }

    String token() {
        return token;
    }

    void goOnFrom(String next) {
        token = next;
    }

    boolean knows(Entry entry) {
        Long known = versions.get(entry.of());
        return known != null && entry.version() <= known;
    }

    void apply(Entry entry) {
        assertThat(knows(entry))
                .as("comes a second time, or too late: %s", entry)
                .isFalse();
        String before = entry.row() == null ? rows.remove(entry.of()) : rows.put(entry.of(), entry.row());
        assertThat(Objects.equals(entry.row(), before))
                .as("announced without a change: %s", entry)
                .isFalse();
        versions.put(entry.of(), entry.version());
    }
}
