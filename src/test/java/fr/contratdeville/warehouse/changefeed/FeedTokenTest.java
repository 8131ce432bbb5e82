package fr.contratdeville.warehouse.changefeed;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.warehouse.changefeed.snapshot.Anchor;
import fr.contratdeville.warehouse.changefeed.snapshot.Place;
import fr.contratdeville.warehouse.changefeed.snapshot.Snapshot;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the feed cannot go on it says so, and how to begin again. */
@QuarkusTest
class FeedTokenTest extends ChangeFeedTest {

    private static final String ANOTHER_DATABASE =
            "update change_feed set database = 'was ' || database where database = this_database()";

    /** What other tests read from here on begins after what these have recorded. */
    @AfterEach
    void forgetWhatThisDatabaseWas() throws SQLException {
        execute("delete from change_feed where database like 'was %'");
    }

    private static void expectGone(String token, String code) {
        for (String address : new String[] {CHANGES, "/api/v1/changes/stream?after="}) {
            given().get(address + token).then().spec(problem(410, code)).body("fullPull", equalTo("/api/v1/exports"));
        }
    }

    private static void expectBroken(String token) {
        given().urlEncodingEnabled(false).get(CHANGES + token).then().spec(problem(400, "broken-token"));
    }

    private String changed(UnaryOperator<FeedToken> change) throws SQLException {
        return change.apply(FeedToken.decode(now()).orElseThrow()).encoded();
    }

    @Test
    void a_token_is_the_same_after_it_was_read() throws SQLException {
        action("A");
        String token = now();
        action("B");
        action("C");
        Read begun = new Read(token);
        page(begun, 1);

        for (String one : new String[] {token, begun.token}) {
            assertThat(FeedToken.decode(one).orElseThrow().encoded()).isEqualTo(one);
        }
    }

    @Test
    void one_that_was_cut_off_or_changed_anywhere_is_broken() throws SQLException {
        action("A");
        String token = now();

        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(FeedToken.decode(token.substring(0, i))).isEmpty();
            assertThat(FeedToken.decode(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
        expectBroken(token.substring(1));
        expectBroken(token + "A");
        expectBroken(token + "=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "fHx8", "%F0%9F%98%80", "' or true --", "AAAA"})
    void nonsense_is_broken(String token) {
        expectBroken(token.replace(" ", "%20").replace("'", "%27"));
    }

    @Test
    void one_that_names_very_many_transactions_is_answered_like_any_other() throws SQLException {
        List<Long> many = LongStream.range(2, 1500).boxed().toList();
        String madeUp = changed(t -> new FeedToken(
                t.feed(), t.schema(), t.issued(), Place.after(new Snapshot(1, Long.MAX_VALUE / 10, many)), t.anchor()));

        given().header("Last-Event-ID", madeUp)
                .get("/api/v1/changes/stream")
                .then()
                .spec(problem(410, "foreign-token"));
    }

    @Test
    void one_is_needed_and_one_only() throws SQLException {
        given().get("/api/v1/changes")
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("required after"));
        given().get(CHANGES + now() + "&after=" + now())
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("repeated after"));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "10001", "99999999999999999999"})
    void a_limit_out_of_range_is_a_problem_of_its_own(String limit) throws SQLException {
        given().get(CHANGES + now() + "&limit=" + limit).then().spec(problem(400, "limit-out-of-range"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=x, not-an-integer limit",
        "limit=1.5, not-an-integer limit",
        "wait=31, integer-out-of-range wait",
        "wait=-1, integer-out-of-range wait",
        "since=x, unknown-parameter since"
    })
    void other_parameters_are_checked(String parameter, String error) throws SQLException {
        given().get(CHANGES + now() + "&" + parameter)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains(error));
    }

    @Test
    void it_expires() throws SQLException {
        Instant almost = Instant.now().minus(Duration.ofDays(30)).plusSeconds(60);
        String old = changed(t -> new FeedToken(t.feed(), t.schema(), almost, t.place(), t.anchor()));
        String older =
                changed(t -> new FeedToken(t.feed(), t.schema(), almost.minusSeconds(120), t.place(), t.anchor()));

        assertThat(read(old).changes).isEmpty();
        expectGone(older, "expired-token");
        String oldest = changed(t -> new FeedToken(t.feed(), t.schema(), Instant.MIN, t.place(), t.anchor()));
        expectGone(oldest, "expired-token");
    }

    /** Else rows that did not change would lack the new columns for ever. */
    @Test
    void a_copy_of_another_schema_does_not_go_on() throws SQLException {
        expectGone(changed(t -> new FeedToken(t.feed(), "0.9.0", t.issued(), t.place(), t.anchor())), "schema-changed");
    }

    @Test
    void another_databases_is_foreign() throws SQLException {
        String token = now();
        execute(ANOTHER_DATABASE);

        expectGone(token, "foreign-token");
        String afterwards = now();
        expectGone(token, "foreign-token");
        assertThat(read(afterwards).changes).isEmpty();
        expectGone(
                changed(t -> new FeedToken(UUID.randomUUID(), t.schema(), t.issued(), t.place(), t.anchor())),
                "foreign-token");
    }

    /** As after a restored dump: the history has entries that bear the numbers of another cluster's transactions. */
    @Test
    void what_another_database_has_recorded_is_never_told() throws SQLException {
        action("A");
        execute("""
                insert into recorded_change (xact, dataset, row_id, operation, before, after)
                select cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text)::bigint + n as text)::xid8,
                    dataset, foreign_row.id, life.operation,
                    case life.operation when 'deleted' then image end, case life.operation when 'created' then image end
                from (select * from recorded_change where dataset = 'action' order by position desc limit 1) last,
                    generate_series(1, 300) n,
                    lateral (select cast(md5(cast(n as text)) as uuid) as id) foreign_row,
                    lateral (select jsonb_set(after, '{id}', to_jsonb(foreign_row.id)) as image) as it,
                    (values (1, 'created'), (2, 'deleted')) as life (place, operation)
                order by n, place
                """);
        execute(ANOTHER_DATABASE);

        Read read = new Read(now());
        for (int i = 0; i < 20; i++) {
            execute("update action set title = 'B%d'".formatted(i));
            read.token = read(read.token).token;
            page(read, 1000);
        }
        assertThat(read.changes).isEmpty();
        execute("update action set title = 'C'");
        page(read, 1000);
        assertThat(read.titles()).containsExactly("C");
    }

    @Test
    void a_database_that_was_taken_back_does_not_know_what_follows() throws SQLException {
        action("A");
        expectGone(
                changed(t -> new FeedToken(
                        t.feed(),
                        t.schema(),
                        t.issued(),
                        t.place(),
                        new Anchor(t.anchor().position(), UUID.randomUUID()))),
                "foreign-token");
        expectGone(
                changed(t -> new FeedToken(
                        t.feed(),
                        t.schema(),
                        t.issued(),
                        Place.after(new Snapshot(1, t.place().seen().beyond() + 1000, List.of())),
                        t.anchor())),
                "foreign-token");
    }
}
