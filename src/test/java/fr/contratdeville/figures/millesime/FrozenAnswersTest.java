package fr.contratdeville.figures.millesime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A millésime is answered for ever as it was frozen, and holds what was published then. */
@QuarkusTest
class FrozenAnswersTest extends MillesimeApiTest {

    /** Past the service, as someone may who corrects by hand, and so that nothing is refused. */
    private static final String[] EVERYTHING_ELSE = {
        "update city_contract set name = 'Autre', last_year = 2030, updated_at = now(), version = version + 1",
        "update pillar set label = 'Autre', position = 9, version = version + 1",
        "update neighbourhood set name = name || ' bis', version = version + 1",
        "update structure set name = 'Autre', short_name = 'A', contact_email = null, version = version + 1",
        "update indicator set label = 'Autre', approximation_tolerance = 0.5 where aggregation <> 'ratio'",
        "update dimension set label = 'Autre'",
        "update category_set set label = 'Autre'",
        "update category set label = 'Autre'",
        "update breakdown_part set value = value + 1",
        "update indicator_value set value = value + 1 where value is not null",
        "update bilan set state = 'returned', version = version + 1 where state = 'validated'",
        "update action set title = title || ' bis', description = 'Autre', status = 'cancelled', postponed_to_year = null"
    };

    @Test
    void every_answer_stays_as_it_was_whatever_changes_and_goes() throws SQLException {
        List<String> addresses = new Published().addresses();
        String code = freeze(2023).path("code");
        Map<String, String> frozen = answers(code, addresses);

        for (String change : EVERYTHING_ELSE) {
            execute(change);
        }
        assertThat(answers(code, addresses)).isEqualTo(frozen);

        emptyTheTables();
        assertThat(answers(code, addresses)).isEqualTo(frozen);
    }

    @Test
    void a_bilan_that_is_withdrawn_stays_in_it() {
        Published published = new Published();
        String code = freeze(2023).path("code");
        Map<String, String> frozen = answers(code, published.addresses());
        String bilan = "/api/v1/bilans/" + published.id("bilan");

        sending("{\"reason\": \"Par erreur.\"}")
                .header("If-Match", etag(bilan))
                .post(bilan + "/withdraw")
                .then()
                .statusCode(200);

        assertThat(answers(code, published.addresses())).isEqualTo(frozen);
        given().get(MILLESIMES + "/" + code + "/verification").then().body("intact", equalTo(true));
        given().get(MILLESIMES + "/" + code + "/changes")
                .then()
                .body("items.findAll { it.dataset == 'bilan' }.kind", contains("deleted"));
    }

    @Test
    void what_is_frozen_is_what_is_read_at_the_time_of_freezing() throws SQLException {
        Published published = new Published();
        execute("update structure set contact_email = null");
        execute("delete from bilan where state <> 'validated'");
        execute("delete from indicator_value where year = 2024");
        execute("delete from action where year = 2024");
        String code = freeze(2023).path("code");

        assertThat(published.addresses())
                .allSatisfy(address -> assertThat(withoutAddresses(of(code, address)))
                        .as(address)
                        .isEqualTo(withoutAddresses(address)));
    }

    private static String withoutAddresses(String address) {
        Map<String, Object> answer =
                new TreeMap<>(JsonPath.from(given().get(address).asString()).getMap(""));
        answer.remove("self");
        answer.computeIfPresent("next", (member, next) -> "another page");
        return answer.toString().replaceAll("millesime=[\\d-]+&", "");
    }

    @Test
    void years_after_it_are_not_part_of_it_and_years_before_are() {
        Published published = new Published();
        String code = freeze(2023).path("code");

        given().get(of(code, "/api/v1/actions/" + published.id("later"))).then().statusCode(404);
        given().get(of(code, "/api/v1/actions/" + published.id("A"))).then().statusCode(200);
        assertThat(given().get(of(code, "/api/v1/aggregates/years")).jsonPath().getList("rows.group.year"))
                .isEqualTo(List.of(2021, 2022, 2023));
    }

    @Test
    void what_is_not_published_is_not_frozen_for_anyone() {
        Published published = new Published();
        String code = freeze(2023).path("code");

        given().get("/api/v1/bilans/" + published.id("draft")).then().statusCode(200);
        given().get(of(code, "/api/v1/bilans/" + published.id("draft"))).then().statusCode(404);
        assertThat(given().get(of(code, "/api/v1/bilans")).jsonPath().getList("items.id"))
                .isEqualTo(List.of(published.id("bilan")));
    }

    @Test
    void personal_data_is_not_frozen() throws SQLException {
        Published published = new Published();
        String code = freeze(2023).path("code");
        String address = "/api/v1/structures/" + published.id("structure");

        assertThat(given().get(address).asString()).contains(Published.CONTACT);
        assertThat(given().get(of(code, address)).asString()).doesNotContain(Published.CONTACT);
        assertThat(query("select count(*) from millesime.structure where contact_email is not null"))
                .containsExactly("0");
    }

    @Test
    void what_is_read_next_on_the_same_connection_is_not_frozen() throws SQLException {
        Published published = new Published();
        String code = freeze(2023).path("code");
        execute("update structure set name = 'Autre'");
        String address = "/api/v1/structures/" + published.id("structure");

        for (int i = 0; i < 20; i++) {
            given().get(of(code, address)).then().statusCode(200);
            assertThat(given().get(address).<String>path("name")).isEqualTo("Autre");
        }
        assertThat(given().get(of(code, address)).<String>path("name")).isEqualTo("Centre d’information");
    }

    @Test
    void the_id_asks_for_the_same_as_the_code() {
        Published published = new Published();
        var millesime = freeze(2023);

        assertThat(answers(millesime.path("id"), List.of("/api/v1/actions/" + published.id("pre"))))
                .isEqualTo(answers(millesime.path("code"), List.of("/api/v1/actions/" + published.id("pre"))));
    }

    @Test
    void an_entity_tag_that_is_known_is_answered_from_the_millesime() {
        String address = "/api/v1/structures/" + new Published().id("structure");
        String code = freeze(2023).path("code");
        String tag = given().get(of(code, address)).header("ETag");

        given().header("If-None-Match", tag).get(of(code, address)).then().statusCode(304);
    }
}
