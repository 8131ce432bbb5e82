package fr.contratdeville.figures.millesime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database itself keeps what is frozen, and whoever gets round it is found out. */
@QuarkusTest
class ImmutabilityTest extends MillesimeApiTest {

    private static final String REFUSED = "23001";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "millesime.action",
                "millesime.indicator_value",
                "millesime.structure",
                "public.millesime_content",
                "public.millesime"
            })
    void nobody_changes_deletes_or_empties_what_is_frozen(String table) {
        new Published();
        freeze(2023);
        String column = table.equals("public.millesime") ? "id" : "millesime_id";

        expectRefused("update %s set %s = %2$s".formatted(table, column));
        expectRefused("delete from " + table);
        expectRefused("delete from %s where false".formatted(table));
        expectRefused("truncate %s cascade".formatted(table));
    }

    @Test
    void nothing_is_added_to_a_millesime_afterwards() throws SQLException {
        new Published();
        String id = freeze(2023).path("id");

        expectRefused("""
                insert into millesime.action (millesime_id, id, contract_id)
                values ('%s', gen_random_uuid(), gen_random_uuid())""".formatted(id));
        expectRefused("""
                insert into millesime.action (millesime_id, id, contract_id)
                values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid())""");
        expectRefused("insert into millesime_content values ('%s', 'autre', '{}', 0, '')".formatted(id));
        expectRefused("insert into millesime (year, number, sha256, xact) values (2023, 999, '', '3')");
        assertThat(query("select count(*) from millesime_content where dataset = 'autre'"))
                .containsExactly("0");
    }

    private void expectRefused(String sql) {
        assertThatThrownBy(() -> execute(sql))
                .isInstanceOf(SQLException.class)
                .extracting(refusal -> ((SQLException) refusal).getSQLState())
                .as(sql)
                .isEqualTo(REFUSED);
    }

    @Test
    void a_millesime_is_intact_whatever_becomes_of_what_it_was_made_of() throws SQLException {
        new Published();
        Response frozen = freeze(2023);

        emptyTheTables();

        verified(frozen)
                .then()
                .statusCode(200)
                .body("sha256", equalTo(frozen.<String>path("sha256")))
                .body("recomputed", equalTo(frozen.<String>path("sha256")))
                .body("intact", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update millesime.indicator_value set value = value + 1 where millesime_id = '%s' and value = 134",
                "update millesime.action set words = '' where millesime_id = '%s'",
                "update millesime.structure set contact_email = 'a@example.org' where millesime_id = '%s'",
                "delete from millesime.breakdown_part where millesime_id = '%s' and value = 64",
                """
                insert into millesime.pillar (millesime_id, id, contract_id)
                values ('%s', gen_random_uuid(), gen_random_uuid())"""
            })
    void who_gets_round_the_database_is_found_out(String tampering) throws SQLException {
        new Published();
        Response frozen = freeze(2023);
        verified(frozen).then().body("intact", equalTo(true));

        execute("set session_replication_role = replica; %s; reset session_replication_role"
                .formatted(tampering.formatted(frozen.<String>path("id"))));

        verified(frozen)
                .then()
                .statusCode(200)
                .body("sha256", equalTo(frozen.<String>path("sha256")))
                .body("recomputed", not(frozen.<String>path("sha256")))
                .body("intact", equalTo(false));
    }

    private static Response verified(Response millesime) {
        return given().get(MILLESIMES + "/" + millesime.path("id") + "/verification");
    }
}
