package fr.contratdeville.figures.millesime;

import static fr.contratdeville.testing.ExpectedProblem.ERRORS;
import static fr.contratdeville.testing.ExpectedProblem.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.platform.frozen.ServesMillesimes;
import fr.contratdeville.platform.problem.ResourceClasses;
import fr.contratdeville.testing.SixActions;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a millésime can be asked for, and how. */
@QuarkusTest
class AskedMillesimeTest extends MillesimeApiTest {

    /** What reads and serves no millésime: what is not published, the millésimes themselves, and what becomes of rows. */
    private static final List<String> SERVE_NONE = List.of(
            "exportDataset",
            "getBilanTemplate",
            "getDatasetSchema",
            "getImport",
            "getImportRow",
            "getIndex",
            "getReaderSchema",
            "getMillesime",
            "getPull",
            "getRedaction",
            "listActionHistory",
            "listBilanHistory",
            "listChanges",
            "listDatasets",
            "listImports",
            "listMillesimeChanges",
            "listMillesimes",
            "listNomenclatures",
            "listRedactions",
            "listReports",
            "streamChanges",
            "verifyMillesime");

    @Inject
    BeanManager beans;

    @Test
    void everything_that_reads_serves_millesimes_or_is_known_not_to() {
        List<String> serveNone = ResourceClasses.among(beans)
                .flatMap(resource -> Arrays.stream(resource.getMethods()))
                .filter(method -> method.isAnnotationPresent(GET.class))
                .filter(method -> !method.isAnnotationPresent(ServesMillesimes.class))
                .map(method -> method.getAnnotation(Operation.class))
                .filter(operation -> !operation.hidden())
                .map(Operation::operationId)
                .toList();

        assertThat(serveNone).containsExactlyInAnyOrderElementsOf(SERVE_NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1850-1",
                "2023",
                "2023-1,2023-2",
                "00000000-0000-7000-8000-000000000000",
                "%00",
                "' or true --",
                "2023-1%0A"
            })
    void one_that_is_not_there_is_refused(String millesime) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/actions?millesime="
                        + millesime.replace(" ", "%20").replace("'", "%27"))
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("unknown-millesime millesime"));
    }

    @Test
    void two_at_once_are_refused() {
        new SixActions();
        String code = freeze(2023).path("code");

        given().get(of(code, of(code, "/api/v1/actions")))
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("repeated millesime"));
    }

    @Test
    void what_serves_none_refuses_to_be_asked_for_one() {
        SixActions six = new SixActions();
        var frozen = freeze(2023);
        String code = frozen.path("code");
        String action = "/api/v1/actions/" + six.id("A");

        for (String address : List.of(
                action + "/history",
                action + "/bilan-template",
                MILLESIMES,
                MILLESIMES + "/" + frozen.path("id"),
                MILLESIMES + "/" + frozen.path("id") + "/verification",
                MILLESIMES + "/" + frozen.path("id") + "/changes")) {
            given().get(of(code, address))
                    .then()
                    .spec(problem(400, "invalid-parameters"))
                    .body(ERRORS, contains("unknown-parameter millesime"));
        }
        given().get(of(code, action + "/history"))
                .then()
                .body("errors[0].expected", containsString("cursor, limit, sort, total"));
    }

    @Test
    void nothing_is_written_into_one() throws SQLException {
        SixActions six = new SixActions();
        String code = freeze(2023).path("code");
        String structure = "/api/v1/structures/" + six.id("ccas");

        sending("{\"name\": \"Autre\", \"kind\": \"association\"}")
                .post(of(code, "/api/v1/structures"))
                .then()
                .spec(problem(400, "invalid-parameters"));
        patching(structure, "{\"name\": \"Autre\"}")
                .patch(of(code, structure))
                .then()
                .spec(problem(400, "invalid-parameters"));
        sending("{}").post(of(code, "/api/v1/bilans")).then().spec(problem(400, "invalid-parameters"));
        sending("{\"year\": 2023}").post(of(code, MILLESIMES)).then().spec(problem(400, "invalid-parameters"));
        assertThat(query("select count(*) from structure where name = 'Autre'")).containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submitted", "all"})
    void figures_that_are_not_published_are_in_none(String figures) {
        new SixActions();
        String code = freeze(2023).path("code");

        given().get(of(code, "/api/v1/aggregates/years?figures=" + figures))
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("not-with-millesime figures"));
        given().get(of(code, "/api/v1/aggregates/years?figures=published"))
                .then()
                .statusCode(200);
    }

    @Test
    void other_mistakes_are_told_as_ever() {
        new SixActions();
        String code = freeze(2023).path("code");

        given().get(of(code, "/api/v1/actions?yaer=2023"))
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("unknown-parameter yaer"))
                .body("errors[0].expected", containsString("limit, millesime, neighbourhood"));
        given().get(of(code, "/api/v1/actions/00000000-0000-7000-8000-000000000000"))
                .then()
                .spec(problem(404, "not-found"));
    }

    /** Else what is read now would be taken for what was frozen. */
    @Test
    void a_misspelt_one_is_not_ignored() {
        SixActions six = new SixActions();

        for (String address : List.of("/api/v1/actions/" + six.id("A"), "/api/v1/pillars/" + six.id("emploi"))) {
            given().get(address + "?milesime=2023-1")
                    .then()
                    .spec(problem(400, "invalid-parameters"))
                    .body(ERRORS, contains("unknown-parameter milesime"))
                    .body("errors[0].expected", equalTo("fields, millesime"));
        }
    }

    @Test
    void pages_of_one_are_followed_to_the_end_whatever_changes_meanwhile() throws SQLException {
        new SixActions();
        String code = freeze(2023).path("code");
        List<String> titles = new ArrayList<>();

        String next = of(code, "/api/v1/actions?limit=2&sort=title");
        while (next != null) {
            JsonPath page = given().get(next).then().statusCode(200).extract().jsonPath();
            titles.addAll(page.getList("items.title"));
            execute("update action set title = 'Z' || title");
            next = page.getString("next");
        }

        assertThat(titles).containsExactly("A", "B", "C", "D", "E", "F");
    }

    @Test
    void a_cursor_goes_on_in_no_other_millesime_and_not_in_what_is_published_now() {
        SixActions six = new SixActions();
        String first = freeze(2023).path("code");
        Stored.action(six.id("dole"), six.id("ccas"), 2023, "G");
        String second = freeze(2023).path("code");
        String next = given().get(of(first, "/api/v1/actions?limit=2")).path("next");
        String live = given().get("/api/v1/actions?limit=2").path("next");

        given().get(next).then().statusCode(200);
        for (String address :
                List.of(next.replace(first, second), next.replace("millesime=" + first + "&", ""), of(first, live))) {
            given().urlEncodingEnabled(false)
                    .get(address)
                    .then()
                    .spec(problem(400, "invalid-parameters"))
                    .body(ERRORS, contains("cursor-of-another-list cursor"));
        }
    }

    @Test
    void a_total_of_a_year_that_it_does_not_reach_is_refused() {
        new Published();
        String code = freeze(2023).path("code");

        given().get("/api/v1/aggregates/pillars?year=2024&millesime=" + code)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body(ERRORS, contains("after-the-millesime year"));
    }

    @Test
    void a_millesime_is_found_by_the_code_that_is_cited() {
        new Published();
        var frozen = freeze(2023);

        String found =
                given().get(MILLESIMES + "/" + frozen.<String>path("code")).asString();
        assertThat(found)
                .isEqualTo(given().get(MILLESIMES + "/" + frozen.<String>path("id"))
                        .asString());
        given().get(MILLESIMES + "/" + frozen.<String>path("code") + "/verification")
                .then()
                .body("intact", equalTo(true));
        given().get(MILLESIMES + "/" + frozen.<String>path("code") + "/changes")
                .then()
                .body("items", empty());
        given().get(MILLESIMES + "/1899-1").then().spec(problem(404, "not-found"));
        given().get(MILLESIMES + "/x%27y/changes").then().spec(problem(404, "not-found"));
    }
}
