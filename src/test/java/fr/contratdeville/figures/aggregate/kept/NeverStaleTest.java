package fr.contratdeville.figures.aggregate.kept;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.figures.aggregate.question.SeenBilans;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.ExpectedProblem;
import fr.contratdeville.testing.OtherTransaction;
import fr.contratdeville.testing.SixActions;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept says what would be computed now, whatever was changed, by whom, and how late that was committed. */
@QuarkusTest
class NeverStaleTest extends ApiTest {

    private static final String AGGREGATES = "/api/v1/aggregates";
    private static final String DOLE_IN_2022 = AGGREGATES + "/structures?contract={dole}&year=2022";
    private static final String BESANCON_IN_2023 = AGGREGATES + "/structures?contract={besancon}&year=2023";
    private static final String NATION = AGGREGATES + "?groupBy=pillar,year";

    /** Makes addresses that nobody has asked before, of the same questions. */
    private static final AtomicInteger ASKED_ANEW = new AtomicInteger();

    @Inject
    KeptAnswers answers;

    @Inject
    LastChanges changes;

    private SixActions six;
    private String figure;

    @BeforeEach
    void sixActionsWithPartsAndABilan() throws SQLException {
        six = new SixActions();
        Stored.sexes();
        Stored.pillar(Stored.contract("dole-2024", 2024, 2030), "suite", 1);
        String action = Stored.action(
                six.id("dole"), six.id("ccas"), 2022, "G", """
                "status": "completed", "pillarId": "%s", "neighbourhoodIds": ["%s"]
                """.formatted(six.id("cohesion"), six.id("nord")));
        figure = Stored.figure(action, six.id("enfants"), """
                "kind": "approximate", "value": 20, "breakdowns": [
                  {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "whole", "parts": [
                    {"category": "femmes", "value": 12}, {"category": "hommes", "value": 8}]}]""");
        submit("ccas", 2022, "B");
        submit("cidff", 2023, "D");
        execute("update bilan set replaced = '{\"figures\": []}', version = version + 1");
    }

    private void submit(String structure, int year, String action) {
        created("/api/v1/bilans", """
                {"structureId": "%s", "year": %d, "actionId": "%s", "state": "submitted", "outcome": "completed",
                 "narrative": {"done": "Des sorties."},
                 "figures": [{"indicator": "adultes", "kind": "exact", "value": 30}]}
                """.formatted(six.id(structure), year, six.id(action)));
    }

    private String kept(String address) {
        return asked(given(), six.filled(address));
    }

    /** What the same question is answered when it has to be computed. */
    private String computed(String address) {
        String anew = six.filled(address) + "&".repeat(ASKED_ANEW.incrementAndGet());
        return asked(given(), anew).replace(anew, six.filled(address));
    }

    private static String asked(RequestSpecification caller, String address) {
        return caller.urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Whether the answer to the agglomeration would be given again, without a look at what has changed since the last. */
    private boolean isKept(String address) {
        KeptAnswer kept = answers.of(new AnswerKey(six.filled(address), Form.JSON, "fr", new SeenBilans(null)));
        return kept != null && changes.noneSince(kept.look(), kept.dependence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update indicator_value set value = 21 where kind = 'approximate'",
                "update action set status = 'cancelled' where title = 'G'",
                "update action set pillar_id = null where title = 'G'",
                "update action set year = 2021 where title = 'G'",
                "update breakdown_part set value = value + 1",
                "delete from breakdown_part",
                "truncate breakdown_part",
                "truncate indicator_value cascade",
                "delete from indicator_value where kind = 'approximate'",
                "delete from action_neighbourhood",
                "update indicator set label = 'Autre'",
                "update indicator set approximation_tolerance = 0.5",
                "update indicator set aggregation = 'max'",
                "update dimension set label = 'Autre'",
                "update category_set set label = 'Autre'",
                "update category set label = 'Autre'",
                "update structure set name = 'Autre' where name = 'CCAS'",
                "update structure set successor_id = (select id from structure where name = 'CIDFF') where name = 'CCAS'",
                "update pillar set label = 'Autre'",
                "update pillar set position = 5 where code = 'emploi'",
                "insert into pillar_successor (contract_id, pillar_id, successor_contract_id, successor_id, weight, main)"
                        + " select p.contract_id, p.id, s.contract_id, s.id, 1, true from pillar p, pillar s"
                        + " where p.code = 'cohesion' and s.code = 'suite'",
                "update city_contract set first_year = 2016",
                "update bilan set state = 'returned', submitted_at = null",
                "update bilan set content = jsonb_set(content, '{figures,0,value}', '31')",
                "update bilan set replaced = jsonb_build_object('figures', jsonb_build_array(jsonb_build_object("
                        + "'indicatorId', (select id from indicator where code = 'enfants'), 'kind', 'exact', 'value', 9)))"
            })
    void every_change_is_in_the_next_answer(String change) throws SQLException {
        List<String> questions = List.of(
                DOLE_IN_2022,
                BESANCON_IN_2023,
                NATION,
                AGGREGATES + "?groupBy=structure,status&contract={dole}&year=2022&figures=all&includeEmpty=true",
                AGGREGATES + "?groupBy=structure,pillar&contract={dole}&year=2022&pillars=mapped&structures=mapped",
                AGGREGATES + "/pillars?contract={besancon}&pillars=mapped",
                AGGREGATES + "/years?contract={dole}&neighbourhood={nord}&includeEmpty=true",
                AGGREGATES + "/years?figures=submitted&compareTo=previous",
                AGGREGATES + "/structures?contract={dole}&q=g");
        List<String> before = questions.stream().map(this::kept).toList();
        assertThat(questions).allMatch(this::isKept);

        execute(change);

        List<String> after = questions.stream().map(this::kept).toList();
        assertThat(after).isEqualTo(questions.stream().map(this::computed).toList());
        assertThat(after).as("it was worth it").isNotEqualTo(before);
    }

    @Test
    void what_changes_under_another_contract_lets_an_answer_be_given_again() throws SQLException {
        kept(BESANCON_IN_2023);
        kept(NATION);

        execute("update indicator_value set value = 21 where kind = 'approximate'");
        kept(DOLE_IN_2022);

        assertThat(isKept(BESANCON_IN_2023)).isTrue();
        assertThat(isKept(NATION)).isFalse();
    }

    @ParameterizedTest
    @CsvSource("title = 'F', 2023, besancon, dole")
    void a_row_that_goes_to_another_contract_has_gone_from_the_one_it_belonged_to(
            String which, int year, String from, String to) throws SQLException {
        String contracts = AGGREGATES + "/structures?year=" + year + "&contract=";
        String there = kept(contracts + "{" + from + "}");
        kept(contracts + "{" + to + "}");

        execute("update action set pillar_id = null, contract_id = '%s' where %s".formatted(six.id(to), which));

        assertThat(kept(contracts + "{" + from + "}"))
                .isEqualTo(computed(contracts + "{" + from + "}"))
                .isNotEqualTo(there);
        assertThat(kept(contracts + "{" + to + "}")).isEqualTo(computed(contracts + "{" + to + "}"));
    }

    @Test
    void what_is_committed_late_is_in_the_next_answer_whatever_was_committed_before() throws SQLException {
        try (OtherTransaction late = new OtherTransaction();
                OtherTransaction later = new OtherTransaction()) {
            late.execute("update indicator_value set value = 21 where kind = 'approximate'");
            later.execute("update action set status = 'cancelled' where title = 'E'");
            execute("update action set status = 'completed', postponed_to_year = null where title = 'F'");

            String before = kept(DOLE_IN_2022);
            assertThat(kept(DOLE_IN_2022)).isEqualTo(before);
            assertThat(isKept(DOLE_IN_2022)).isTrue();
            later.commit();
            kept(NATION);
            kept(DOLE_IN_2022);
            assertThat(isKept(DOLE_IN_2022)).isTrue();

            late.commit();
            assertThat(kept(DOLE_IN_2022)).isEqualTo(computed(DOLE_IN_2022)).isNotEqualTo(before);
            assertThat(kept(NATION)).isEqualTo(computed(NATION));
        }
    }

    @Test
    void what_is_rolled_back_leaves_answers_as_they_are() throws SQLException {
        String before;
        try (OtherTransaction given = new OtherTransaction()) {
            given.execute("update indicator_value set value = 21 where kind = 'approximate'");
            before = kept(DOLE_IN_2022);
        }
        assertThat(kept(DOLE_IN_2022)).isEqualTo(before);
        kept(BESANCON_IN_2023);
        assertThat(isKept(DOLE_IN_2022)).isTrue();

        execute("update indicator_value set value = 22 where kind = 'approximate'");
        assertThat(kept(DOLE_IN_2022)).isEqualTo(computed(DOLE_IN_2022)).isNotEqualTo(before);
    }

    @Test
    void a_change_behind_more_than_are_looked_at_is_in_the_next_answer() throws SQLException {
        String before = kept(DOLE_IN_2022);

        execute("""
                do $$ begin
                    for n in 1..1200 loop
                        update action set description = 'Étape ' || n where title = 'F';
                    end loop;
                    update indicator_value set value = 21 where kind = 'approximate';
                end $$""");

        assertThat(kept(DOLE_IN_2022)).isEqualTo(computed(DOLE_IN_2022)).isNotEqualTo(before);
    }

    @Test
    void a_figure_that_is_deleted_through_the_service_has_gone_from_the_next_answer() throws SQLException {
        String before = kept(DOLE_IN_2022);
        String action = query("select id from action where title = 'G'").get(0);
        String address = Stored.figures(action) + "/" + figure;

        given().header("If-Match", etag(address)).delete(address).then().statusCode(204);

        assertThat(kept(DOLE_IN_2022)).isEqualTo(computed(DOLE_IN_2022)).isNotEqualTo(before);
    }

    @Test
    void a_millesime_that_is_frozen_in_between_is_there_and_stays_as_it_is() throws SQLException {
        int number = Integer.parseInt(query("select coalesce(max(number), 0) + 1 from millesime where year = 2022")
                .get(0));
        String live = kept(DOLE_IN_2022);
        String address = DOLE_IN_2022 + "&millesime=2022-" + number;
        given().urlEncodingEnabled(false)
                .get(six.filled(address))
                .then()
                .spec(ExpectedProblem.problem(400, "invalid-parameters"));

        created("/api/v1/millesimes", "{\"year\": 2022}");
        String frozen = kept(address);
        execute("update indicator_value set value = 21 where kind = 'approximate'");

        assertThat(kept(address)).isEqualTo(frozen);
        assertThat(isKept(address)).isTrue();
        assertThat(kept(DOLE_IN_2022)).isEqualTo(computed(DOLE_IN_2022)).isNotEqualTo(live);
    }

    @Test
    void each_caller_is_told_what_that_caller_may_see() {
        String address = six.filled(AGGREGATES + "/structures?contract={dole}&year=2023");
        String everything = asked(given(), address);

        String published = asked(anonymous(), address);
        assertThat(published).isNotEqualTo(everything);
        assertThat(asked(as(Tokens.partner(six.id("ccas"))), address)).isEqualTo(published);
        assertThat(asked(as(Tokens.partner(six.id("cidff"))), address)).isEqualTo(everything);
        assertThat(asked(as(Tokens.warehouse()), address)).isEqualTo(everything);
        assertThat(asked(given(), address)).isEqualTo(everything);
    }

    @Test
    void figures_that_a_caller_may_not_count_are_refused_also_where_they_are_kept() {
        String pending = DOLE_IN_2022 + "&figures=submitted";
        kept(pending);

        anonymous()
                .urlEncodingEnabled(false)
                .get(six.filled(pending))
                .then()
                .spec(ExpectedProblem.problem(401, "unauthenticated"));
    }
}
