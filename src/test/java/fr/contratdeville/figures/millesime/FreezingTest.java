package fr.contratdeville.figures.millesime;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test freezes a year of its own, because millésimes stay and are counted. */
@QuarkusTest
class FreezingTest extends MillesimeApiTest {

    private String contract;
    private String structure;

    @BeforeEach
    void aContract() {
        contract = Stored.contract("dole", 1990, 2023);
        structure = Stored.structure("CCAS");
    }

    private static Response freeze(int year, String label) {
        return sending("""
                {"year": %d, "label": "%s"}
                """.formatted(year, label)).post(MILLESIMES);
    }

    @Test
    void a_millesime_says_what_it_holds_and_is_read_again_as_it_was_answered() {
        Stored.exact(
                Stored.action(contract, structure, 1991, "Atelier"), Stored.indicator("participants", "sum"), "12");
        Stored.action(contract, structure, 1992, "Plus tard");

        Response frozen = freeze(1991, " Bilan 1991, présenté au conseil ");

        frozen.then()
                .statusCode(201)
                .header("Location", equalTo(MILLESIMES + "/" + frozen.path("id")))
                .body("code", equalTo("1991-1"))
                .body("year", equalTo(1991))
                .body("number", equalTo(1))
                .body("label", equalTo("Bilan 1991, présenté au conseil"))
                .body("sha256", matchesPattern("[0-9a-f]{64}"))
                .body("contents.dataset", hasItems("cityContract", "breakdownPart", "bilan", "pillarSuccessor"))
                .body("contents.find { it.dataset == 'action' }.rows", equalTo(1))
                .body("contents.find { it.dataset == 'structure' }.rows", equalTo(1))
                .body("contents.find { it.dataset == 'indicatorValue' }.rows", equalTo(1))
                .body("contents.find { it.dataset == 'indicatorValue' }.sha256", matchesPattern("[0-9a-f]{64}"));
        Response read = given().get(frozen.header("Location"));
        assertThat(read.asString()).isEqualTo(frozen.asString());
        assertThat(read.header("ETag")).isEqualTo(frozen.header("ETag"));
        given().header("If-None-Match", read.header("ETag"))
                .get(frozen.header("Location"))
                .then()
                .statusCode(304);
    }

    @Test
    void a_double_click_makes_no_second_one() throws SQLException {
        Stored.action(contract, structure, 1993, "Atelier");
        Response first = freeze(1993, "Conseil");

        Response second = freeze(1993, "Conseil");

        second.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(query("select count(*) from millesime where year = 1993")).containsExactly("1");
        assertThat(query("select count(*) from millesime.action where year = 1993"))
                .containsExactly("1");
    }

    @Test
    void another_label_or_another_content_makes_the_next_number_of_the_year() throws SQLException {
        Stored.action(contract, structure, 1994, "Atelier");
        Stored.action(contract, structure, 1995, "Atelier");
        String digest = freeze(1994, "Conseil").path("sha256");

        freeze(1994, "Préfecture")
                .then()
                .statusCode(201)
                .body("code", equalTo("1994-2"))
                .body("sha256", equalTo(digest));
        execute("update action set title = 'Autre'");
        freeze(1994, "Préfecture")
                .then()
                .statusCode(201)
                .body("code", equalTo("1994-3"))
                .body("sha256", not(digest));
        freeze(1995, "Conseil").then().statusCode(201).body("code", equalTo("1995-1"));
        given().queryParam("year", 1994, 1995)
                .get(MILLESIMES)
                .then()
                .statusCode(200)
                .body("items.code", contains("1994-1", "1994-2", "1994-3", "1995-1"));
    }

    @Test
    void the_digest_is_of_what_is_published_and_of_nothing_else() throws SQLException {
        Stored.action(contract, structure, 1996, "Atelier");
        Stored.action(contract, structure, 1997, "Plus tard");
        String digest = freeze(1996, "a").path("sha256");

        execute("update structure set contact_email = 'autre@example.org'");
        execute("update action set title = 'Autre' where year = 1997");
        freeze(1996, "b").then().body("sha256", equalTo(digest));

        execute("update structure set updated_at = updated_at + interval '1 microsecond'");
        freeze(1996, "c").then().body("sha256", not(digest));
    }

    @Test
    void what_names_an_action_of_a_later_year_is_left_out() throws SQLException {
        String action = Stored.action(contract, structure, 2002, "Atelier");
        String figure = Stored.exact(action, Stored.indicator("participants", "sum"), "12");
        overlap(figure, Stored.action(contract, structure, 2001, "Avant"));
        overlap(figure, Stored.action(contract, structure, 2003, "Après"));

        freeze(2002, "Conseil").then().body("contents.find { it.dataset == 'indicatorValueOverlap' }.rows", equalTo(1));
        freeze(2003, "Conseil").then().body("contents.find { it.dataset == 'indicatorValueOverlap' }.rows", equalTo(2));
    }

    private void overlap(String figure, String otherAction) throws SQLException {
        execute("""
                insert into indicator_value_overlap
                    (id, contract_id, indicator_value_id, other_contract_id, other_action_id, share)
                values (gen_random_uuid(), '%1$s', '%2$s', '%1$s', '%3$s', 'all')
                """.formatted(contract, figure, otherAction));
    }

    @Test
    void two_that_freeze_at_once_queue() throws InterruptedException, ExecutionException {
        Stored.action(contract, structure, 1998, "Atelier");
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String label = "Label " + i % 2;
                answers.add(callers.submit(() -> freeze(1998, label).statusCode()));
            }
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 201);
            }
        } finally {
            callers.shutdown();
        }

        List<Integer> numbers = given().get(MILLESIMES + "?year=1998").path("items.number");
        assertThat(numbers)
                .isNotEmpty()
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        List<String> labels = given().get(MILLESIMES + "?year=1998").path("items.label");
        for (int i = 1; i < labels.size(); i++) {
            assertThat(labels.get(i)).isNotEqualTo(labels.get(i - 1));
        }
    }

    @Test
    void who_has_waited_freezes_what_is_published_when_its_turn_comes() throws Exception {
        Stored.action(contract, structure, 2005, "Atelier");
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try (Connection turn = database.getConnection()) {
            turn.setAutoCommit(false);
            turn.createStatement().execute("lock table millesime in share row exclusive mode");
            Future<Response> waiting = caller.submit(() -> freeze(2005, "Conseil"));
            while (!waiting.isDone()
                    && query("select 1 from pg_locks where relation = cast('millesime' as regclass) and not granted")
                            .isEmpty()) {
                Thread.onSpinWait();
            }
            Stored.action(contract, structure, 2005, "Pendant ce temps");
            turn.commit();

            waiting.get().then().statusCode(201).body("contents.find { it.dataset == 'action' }.rows", equalTo(2));
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    void a_year_without_an_action_is_refused() throws SQLException {
        sending("{\"year\": 1999}")
                .post(MILLESIMES)
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains("year-without-actions /year"));

        assertThat(query("select count(*) from millesime where year = 1999")).containsExactly("0");
    }

    @ParameterizedTest
    @CsvSource({
        "required /year, {}",
        "too-small /year, {\"year\": 1900}",
        "unknown-member /number, '{\"year\": 2000, \"number\": 7}'"
    })
    void what_is_no_millesime_is_refused(String error, String json) {
        sending(json).post(MILLESIMES).then().spec(problem(422, "invalid-body")).body(ERRORS, contains(error));
    }

    @Test
    void a_label_is_not_needed() {
        Stored.action(contract, structure, 2004, "Atelier");

        freeze(2004).then().body("label", nullValue());
    }
}
