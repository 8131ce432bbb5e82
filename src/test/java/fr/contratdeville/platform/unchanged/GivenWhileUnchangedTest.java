package fr.contratdeville.platform.unchanged;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.OtherTransaction;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given again is what would be computed now, to the byte, and nothing that was committed is missing in it. */
@QuarkusTest
class GivenWhileUnchangedTest extends ApiTest {

    private static final String ACTION = "/api/v1/actions/{action}";
    private static final String ACTIONS = "/api/v1/actions?year=2022&limit=1";
    private static final String FIGURES = ACTION + "/indicator-values";
    private static final String FIGURE = FIGURES + "/{figure}";
    private static final String STRUCTURES = "/api/v1/structures";
    private static final String STRUCTURE = STRUCTURES + "/{structure}";
    private static final String CONTRIBUTIONS = "/api/v1/aggregates/contributions?of={indicator}&year=2022";
    private static final String CONTRACT = "/api/v1/city-contracts/{contract}";
    private static final String TEMPLATE = ACTION + "/bilan-template";
    private static final String TEMPLATE_OF_2024 = TEMPLATE + "?year=2024";

    /** The first is not kept, the second is. */
    private static final int TIMES_UNTIL_GIVEN_AGAIN = 3;

    private static final int WRITES = 60;
    private static final int READERS = 3;

    private static final Set<String> OF_EACH_ANSWER = Set.of("date", "ratelimit");

    private String contract;
    private String action;
    private String figure;
    private String structure;
    private String indicator;

    @BeforeEach
    void anActionWithAFigure() {
        contract = Stored.contract("dole", 2015, 2023);
        structure = Stored.structure("CCAS");
        Stored.sexes();
        action = Stored.action(contract, structure, 2022, "Accueil", """
                "status": "completed", "pillarId": "%s", "neighbourhoodIds": ["%s"]
                """.formatted(
                        Stored.pillar(contract, "emploi", 1), Stored.neighbourhood(contract, "Nord")));
        Stored.action(contract, structure, 2022, "Sorties");
        indicator = Stored.people("enfants", "sum");
        figure = Stored.figure(action, indicator, """
                "kind": "exact", "value": 20, "breakdowns": [
                  {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "whole", "parts": [
                    {"category": "femmes", "value": 12}, {"category": "hommes", "value": 8}]}]""");
    }

    private String filled(String address) {
        return address.replace("{action}", action)
                .replace("{figure}", figure)
                .replace("{contract}", contract)
                .replace("{structure}", structure)
                .replace("{indicator}", indicator);
    }

    private Response ask(RequestSpecification caller, String address) {
        return caller.urlEncodingEnabled(false).get(filled(address));
    }

    private String asked(String address) {
        return ask(given(), address).then().statusCode(200).extract().asString();
    }

    private void keep(String address) {
        for (int i = 0; i < TIMES_UNTIL_GIVEN_AGAIN; i++) {
            asked(address);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ACTION,
                ACTIONS,
                FIGURES,
                FIGURE,
                TEMPLATE,
                TEMPLATE_OF_2024,
                CONTRACT,
                STRUCTURES,
                STRUCTURE,
                ACTION + "/history",
                CONTRIBUTIONS,
                "/api/v1/bilans",
                "/api/v1/millesimes",
                "/api/v1/city-contracts",
                "/api/v1/pillars",
                "/api/v1/neighbourhoods",
                "/api/v1/indicators",
                "/api/v1/dimensions"
            })
    void what_is_asked_for_again_is_given_without_being_read(String address) throws Exception {
        assertThatOneIsGivenWithoutBeingRead(() -> keep(address), () -> ask(given(), address));
    }

    @ParameterizedTest
    @ValueSource(strings = {ACTION, ACTIONS, FIGURES, TEMPLATE, STRUCTURES, STRUCTURE, CONTRIBUTIONS})
    void who_sends_a_tag_is_told_without_a_read_that_nothing_has_changed(String address) throws Exception {
        String tag = etag(filled(address));
        Supplier<Response> again = () -> ask(given().header("If-None-Match", tag), address);

        assertThatOneIsGivenWithoutBeingRead(() -> again.get().then().statusCode(304), again);
    }

    @ParameterizedTest
    @ValueSource(strings = {STRUCTURES, STRUCTURE})
    void what_one_caller_may_see_is_given_again_to_nobody_who_may_not(String address) throws Exception {
        execute("update structure set contact_email = 'contact@example.org'");
        keep(address);
        assertThat(asked(address)).contains("contact@example.org");
        String tag = etag(filled(address));

        for (RequestSpecification other : List.of(
                anonymous(),
                as(Tokens.partner(structure)),
                as(Tokens.warehouse()),
                anonymous().header("If-None-Match", tag))) {
            ask(other, address).then().statusCode(200).body(not(containsString("contact@example.org")));
        }
    }

    @Test
    void a_partner_is_given_nothing_of_another_partners() {
        String other = Stored.structure("Régie");
        sending("""
                {"structureId": "%s", "actionId": "%s", "year": 2022, "state": "draft", "outcome": "completed",
                 "narrative": {"done": "Fait."}}
                """.formatted(structure, action)).post("/api/v1/bilans").then().statusCode(201);

        for (int i = 0; i < TIMES_UNTIL_GIVEN_AGAIN; i++) {
            assertThat(as(Tokens.partner(structure))
                            .get("/api/v1/bilans")
                            .jsonPath()
                            .getList("items"))
                    .hasSize(1);
            assertThat(as(Tokens.partner(other))
                            .get("/api/v1/bilans")
                            .jsonPath()
                            .getList("items"))
                    .isEmpty();
            assertThat(anonymous().get("/api/v1/bilans").jsonPath().getList("items"))
                    .isEmpty();
        }
    }

    /** Statistics that the database gathers by itself are commits as well, and may come in between. */
    private static void assertThatOneIsGivenWithoutBeingRead(Runnable keeping, Supplier<Response> again)
            throws Exception {
        assertThat(isGivenWithoutBeingRead(keeping, again)
                        || isGivenWithoutBeingRead(keeping, again)
                        || isGivenWithoutBeingRead(keeping, again))
                .isTrue();
    }

    /** Tables are locked, by a transaction that has its number before: that it locks them is no other state. */
    private static boolean isGivenWithoutBeingRead(Runnable keeping, Supplier<Response> again) throws Exception {
        try (OtherTransaction other = new OtherTransaction()) {
            other.execute("select pg_current_xact_id()");
            keeping.run();
            other.execute("lock table " + String.join(", ", TABLES) + " in access exclusive mode");
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(again);
            try {
                return answer.get(2, TimeUnit.SECONDS).statusCode() < 400;
            } catch (TimeoutException read) {
                other.commit();
                answer.join();
                return false;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        ACTION + ", ''",
        ACTION + ", gzip",
        ACTIONS + ", ''",
        ACTIONS + ", gzip",
        FIGURES + ", ''",
        FIGURE + ", ''",
        TEMPLATE + ", ''",
        TEMPLATE_OF_2024 + ", gzip"
    })
    void what_is_given_again_is_the_same_to_the_byte_with_its_headers(String address, String coding) {
        Supplier<Response> asking = () -> ask(given().header("Accept-Encoding", coding), address);
        Response first = asking.get();
        asking.get();

        Response again = asking.get();

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(headers(again)).isEqualTo(headers(first));
    }

    @Test
    void what_is_not_modified_again_has_the_same_headers() {
        String tag = etag(filled(ACTION));
        Supplier<Response> asking = () -> ask(given().header("If-None-Match", tag), ACTION);
        Response first = asking.get();

        Response again = asking.get();

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(headers(again)).isEqualTo(headers(first));
    }

    private static Map<String, List<String>> headers(Response response) {
        return response.headers().asList().stream()
                .filter(header -> !OF_EACH_ANSWER.contains(header.getName().toLowerCase()))
                .collect(Collectors.groupingBy(
                        header -> header.getName().toLowerCase(),
                        Collectors.mapping(Header::getValue, Collectors.toList())));
    }

    @Test
    void each_language_has_its_own() {
        Response[] before = inBothLanguages();
        inBothLanguages();

        Response[] again = inBothLanguages();

        for (int i = 0; i < again.length; i++) {
            assertThat(again[i].asString()).isEqualTo(before[i].asString());
            assertThat(again[i].header("Content-Language")).isEqualTo(before[i].header("Content-Language"));
        }
        assertThat(again[0].asString()).isNotEqualTo(again[1].asString());
    }

    private Response[] inBothLanguages() {
        return new Response[] {
            ask(given().header("Accept-Language", "fr"), TEMPLATE_OF_2024),
            ask(given().header("Accept-Language", "en"), TEMPLATE_OF_2024)
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ACTION + "|update action set title = 'Autre' where title = 'Accueil'",
                ACTION + "|update structure set name = 'Autre'",
                ACTION + "|update city_contract set name = 'Autre'",
                ACTION + "|update pillar set label = 'Autre'",
                ACTION + "|update neighbourhood set name = 'Autre'",
                ACTION + "|truncate action_neighbourhood",
                ACTION + "|update indicator_value set value = 21",
                ACTIONS + "|update action set title = 'Autre' where title = 'Accueil'",
                ACTIONS + "|update action set year = 2021 where title = 'Sorties'",
                FIGURES + "|update indicator_value set value = 21",
                FIGURES + "|update breakdown_part set value = value + 1",
                FIGURES + "|update category set label = 'Autre'",
                FIGURES + "|update indicator set label = 'Autre'",
                FIGURES + "|truncate indicator_value cascade",
                FIGURE + "|delete from breakdown_part",
                TEMPLATE + "|update indicator_value set target = 30",
                TEMPLATE_OF_2024 + "|update city_contract set last_year = 2024",
                CONTRACT + "|update city_contract set name = 'Autre'",
                STRUCTURES + "|update structure set contact_email = 'autre@example.org'",
                STRUCTURE + "|update structure set name = 'Autre'",
                CONTRIBUTIONS + "|update indicator_value set value = 21",
                ACTION + "/history|update action set title = 'Autre' where title = 'Accueil'"
            })
    void every_change_is_in_the_next_answer(String address, String change) throws SQLException {
        keep(address);
        String before = asked(address);

        execute(change);

        String after = asked(address);
        assertThat(after).isNotEqualTo(before);
        // In another language it was not asked for yet.
        assertThat(ask(given().header("Accept-Language", "en"), address).asString())
                .isEqualTo(after);
    }

    @Test
    void what_is_committed_late_is_in_the_next_answer_and_nothing_is_before() throws SQLException {
        String before = asked(ACTION);
        try (OtherTransaction late = new OtherTransaction()) {
            late.execute("update action set title = 'Autre' where title = 'Accueil'");
            keep(ACTION);
            execute("update action set title = 'Excursions' where title = 'Sorties'");
            keep(ACTION);
            assertThat(asked(ACTION)).isEqualTo(before);

            late.commit();
        }

        assertThat(asked(ACTION)).contains("\"Autre\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {ACTION, ACTIONS, STRUCTURES, CONTRIBUTIONS})
    void a_tag_is_no_longer_good_once_the_answer_says_something_else(String address) throws SQLException {
        String tag = etag(filled(address));
        ask(given().header("If-None-Match", tag), address).then().statusCode(304);

        execute("update structure set name = 'Autre'");

        ask(given().header("If-None-Match", tag), address).then().statusCode(200);
    }

    @Test
    void an_action_that_is_gone_is_not_given_again() throws SQLException {
        keep(ACTION);

        execute("truncate action cascade");

        ask(given(), ACTION).then().statusCode(404);
    }

    /** A state is known by one connection: beyond it, a database that was taken back could have had it before. */
    @Test
    void what_was_kept_is_read_anew_when_the_database_has_ended_the_connection_that_knew_its_state() throws Exception {
        Runnable ending = () -> {
            keep(ACTION);
            assertThat(endedConnections()).isEqualTo(1);
        };

        assertThat(isGivenWithoutBeingRead(ending, () -> ask(given(), ACTION))).isFalse();
        String before = asked(ACTION);
        ending.run();
        assertThat(asked(ACTION)).isEqualTo(before);
        what_is_asked_for_again_is_given_without_being_read(ACTION);
    }

    private int endedConnections() {
        try {
            return query("""
                    select pg_terminate_backend(pid, 10000) from pg_stat_activity
                    where query like 'select case when not pg_is_in_recovery()%' and pid <> pg_backend_pid()""").size();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Those who read all the time never see an earlier title after a later one, and who writes sees his own. */
    @Test
    void versions_never_go_back() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        List<CompletableFuture<Void>> readers = IntStream.range(0, READERS)
                .mapToObj(reader -> CompletableFuture.runAsync(() -> readUpwards(done)))
                .toList();
        try {
            for (int i = 0; i < WRITES; i++) {
                long version = patching(filled(ACTION), "{\"title\": \"Accueil %d\"}".formatted(i))
                        .patch(filled(ACTION))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getLong("version");
                assertThat(version()).isEqualTo(version);
            }
        } finally {
            done.set(true);
        }
        readers.forEach(CompletableFuture::join);
    }

    private void readUpwards(AtomicBoolean done) {
        List<Long> seen = new ArrayList<>(List.of(version()));
        while (!done.get()) {
            seen.add(version());
            if (seen.get(seen.size() - 1) < seen.get(seen.size() - 2)) {
                fail("after %d came %d", seen.get(seen.size() - 2), seen.get(seen.size() - 1));
            }
        }
    }

    private long version() {
        return ask(given(), ACTION).then().statusCode(200).extract().jsonPath().getLong("version");
    }
}
