package fr.contratdeville.warehouse.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Stored;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;

/** A test of the feed by one who reads actions, while others write them past the service, in transactions of their own. */
abstract class ChangeFeedTest extends ApiTest {

    static final String CHANGES = "/api/v1/changes?after=";

    @Inject
    FeedTokens tokens;

    String contract;
    String structure;

    @BeforeEach
    void whatActionsReferTo() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
    }

    String action(String title) {
        return Stored.action(contract, structure, 2023, title);
    }

    /** From where the feed goes on after a pull that begins now. */
    String now() throws SQLException {
        tokens.prepare();
        try (Writer pull = new Writer()) {
            pull.run("set transaction isolation level repeatable read, read only");
            return tokens.at(pull.connection);
        }
    }

    /** What a token is followed by, page by page, until there is no more. */
    Read read(String token, int limit) {
        Read read = new Read(token);
        JsonNode page;
        do {
            page = page(read, limit);
        } while (page.get("more").asBoolean());
        return read;
    }

    /** Reads one page more. */
    static JsonNode page(Read read, int limit) {
        JsonNode page = Json.get(CHANGES + read.token + "&limit=" + limit);
        assertThat(page.get("items").size()).isLessThanOrEqualTo(limit);
        read.changes.addAll(Json.list(page.get("items")));
        read.token = page.get("token").asText();
        return page;
    }

    Read read(String token) {
        return read(token, 1000);
    }

    /** Changes, and from where to go on. */
    static final class Read {

        final List<JsonNode> changes = new ArrayList<>();
        String token;

        Read(String token) {
            this.token = token;
        }

        /** What becomes of which action: the title, or {@code -}. */
        List<String> titles() {
            return changes.stream()
                    .map(change -> change.get("kind").asText().equals("delete")
                            ? "-"
                            : change.at("/row/title").asText())
                    .toList();
        }
    }

    /** Applies changes to a copy, as the warehouse does. */
    static void apply(Read read, Map<String, JsonNode> copy) {
        for (JsonNode change : read.changes) {
            String key = change.get("dataset").asText() + " " + change.get("id").asText();
            if (change.get("kind").asText().equals("delete")) {
                copy.remove(key);
            } else {
                copy.put(key, change.get("row"));
            }
        }
    }

    /** The titles of the actions in a copy. */
    static List<String> titles(Map<String, JsonNode> copy) {
        return copy.values().stream()
                .map(row -> row.get("title").asText())
                .sorted()
                .toList();
    }

    Map<String, JsonNode> copy() {
        return new TreeMap<>();
    }

    /** Somebody who writes, in a transaction that lasts until it is told to end. */
    final class Writer implements AutoCloseable {

        final Connection connection = database.getConnection();

        Writer() throws SQLException {
            connection.setAutoCommit(false);
        }

        Writer run(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return this;
        }

        Writer begin() throws SQLException {
            return run("select pg_current_xact_id()");
        }

        void commit() throws SQLException {
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }
}
