package fr.contratdeville.territory.structure;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StructureTest extends ApiTest {

    private static final String LA_POSTE = "35600000000048";

    @Test
    void a_contact_address_is_shown_to_the_agglomeration() {
        String path = "/api/v1/structures/" + reachable();

        given().get(path).then().statusCode(200).body("contactEmail", equalTo("contact@example.org"));
        given().get("/api/v1/structures").then().body("items.contactEmail", contains("contact@example.org"));
        patch(path, "{\"name\": \"Autre\"}").statusCode(200).body("contactEmail", equalTo("contact@example.org"));
    }

    @Test
    void a_contact_address_is_shown_to_nobody_else() {
        String id = reachable();
        String contract = Stored.contract("dole", 2015, 2023);
        String action = Stored.action(contract, id, 2023, "Accès aux droits");
        Stored.exact(action, Stored.indicator("enfants", "sum"), "5");
        List<String> paths = List.of(
                "/api/v1/structures/" + id,
                "/api/v1/structures?total=true",
                "/api/v1/actions",
                "/api/v1/actions/" + action,
                "/api/v1/aggregates/structures");

        for (String path : paths) {
            for (RequestSpecification caller :
                    List.of(anonymous(), as(Tokens.partner(id)), as(Tokens.warehouse()), as(Tokens.withoutRole()))) {
                caller.get(path)
                        .then()
                        .statusCode(200)
                        .body(containsString(id))
                        .body(not(containsString("contactEmail")))
                        .body(not(containsString("example.org")));
            }
        }
    }

    @Test
    void what_is_shown_with_a_structure_has_no_contact_address_for_the_agglomeration_either() {
        String id = reachable();
        String action = Stored.action(Stored.contract("dole", 2015, 2023), id, 2023, "Accès aux droits");

        given().get("/api/v1/actions/" + action)
                .then()
                .statusCode(200)
                .body("structure.id", equalTo(id))
                .body(not(containsString("example.org")));
    }

    @Test
    void a_contact_address_stays_when_a_replacement_does_not_name_it() throws SQLException {
        String path = "/api/v1/structures/" + reachable();

        put(path, "{\"name\": \"Autre\", \"kind\": \"association\"}")
                .statusCode(200)
                .body("name", equalTo("Autre"));

        assertThat(storedAddress()).isEqualTo("contact@example.org");
    }

    @Test
    void a_contact_address_is_removed_by_null_in_a_replacement() throws SQLException {
        String path = "/api/v1/structures/" + reachable();

        put(path, "{\"name\": \"Femmes Debout\", \"kind\": \"association\", \"contactEmail\": null}")
                .statusCode(200)
                .body("version", equalTo(1));

        assertThat(storedAddress()).isNull();
    }

    @Test
    void a_contact_address_stays_when_a_patch_does_not_name_it() throws SQLException {
        String path = "/api/v1/structures/" + reachable();

        patch(path, "{\"name\": \"Autre\"}").statusCode(200);

        assertThat(storedAddress()).isEqualTo("contact@example.org");
    }

    @Test
    void a_contact_address_is_removed_by_null_in_a_patch() throws SQLException {
        String path = "/api/v1/structures/" + reachable();

        patch(path, "{\"contactEmail\": null}").statusCode(200).body("version", equalTo(1));

        assertThat(storedAddress()).isNull();
    }

    @Test
    void a_refused_patch_does_not_show_the_contact_address() {
        String path = "/api/v1/structures/" + reachable();

        patch(path, "{\"name\": 5, \"siret\": \"1\", \"rna\": \"1\", \"kind\": \"x\"}")
                .spec(problem(422, "invalid-body"))
                .body(not(containsString("example.org")));
    }

    @ParameterizedTest
    @CsvSource({
        "siret, 35600000000049, not-a-siret",
        "rna, 391000123, wrong-form",
        "contactEmail, example.org, not-an-email-address"
    })
    void a_member_of_the_wrong_form_is_refused(String member, String value, String code) {
        sending("{\"name\": \"Femmes Debout\", \"kind\": \"association\", \"%s\": \"%s\"}".formatted(member, value))
                .post("/api/v1/structures")
                .then()
                .spec(problem(422, "invalid-body"))
                .body(ERRORS, contains(code + " /" + member));
    }

    @Test
    void a_siret_is_taken_once() {
        withSiret("Femmes Debout").statusCode(201);

        withSiret("Autre").spec(problem(409, "duplicate")).body(ERRORS, contains("already-used /siret"));
        given().get("/api/v1/structures?total=true").then().body("total", equalTo(1));
    }

    @Test
    void two_structures_may_have_one_name_and_no_siret() {
        reachable();
        reachable();

        given().get("/api/v1/structures?total=true").then().body("total", equalTo(2));
    }

    @Test
    void a_structure_cannot_take_the_siret_of_another() {
        withSiret("Femmes Debout").statusCode(201);
        String path = "/api/v1/structures/" + reachable();

        patch(path, "{\"siret\": \"%s\"}".formatted(LA_POSTE))
                .spec(problem(409, "duplicate"))
                .body(ERRORS, contains("already-used /siret"));
    }

    private static String reachable() {
        return created("/api/v1/structures", """
                {"name": "Femmes Debout", "kind": "association", "contactEmail": "contact@example.org"}
                """).path("id");
    }

    private static ValidatableResponse withSiret(String name) {
        return sending("{\"name\": \"%s\", \"kind\": \"company\", \"siret\": \"%s\"}".formatted(name, LA_POSTE))
                .post("/api/v1/structures")
                .then();
    }

    private static ValidatableResponse put(String path, String json) {
        return sending(json).header("If-Match", etag(path)).put(path).then();
    }

    private static ValidatableResponse patch(String path, String json) {
        return given().contentType("application/merge-patch+json")
                .header("If-Match", etag(path))
                .body(json)
                .patch(path)
                .then();
    }

    private String storedAddress() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select contact_email from structure")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void a_misspelt_member_is_refused_also_when_a_patch_would_remove_it() {
        String path = "/api/v1/structures/"
                + created("/api/v1/structures", "{\"name\": \"UDSP\", \"kind\": \"association\"}")
                        .path("id");

        given().contentType("application/merge-patch+json")
                .header("If-Match", etag(path))
                .body("{\"shortname\": null}")
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors.code", contains("unknown-member"))
                .body("errors.pointer", contains("/shortname"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u200b", "\\u200d\\u2060", "\\u3164", "\\u0301", "abc\\u202edef"})
    void a_name_that_cannot_be_seen_for_what_it_is_is_refused(String name) {
        sending("{\"name\": \"%s\", \"kind\": \"association\"}".formatted(name))
                .post("/api/v1/structures")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/name"));
    }
}
