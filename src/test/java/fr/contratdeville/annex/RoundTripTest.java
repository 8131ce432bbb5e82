package fr.contratdeville.annex;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.start.dataset.LoadedBilan2023;
import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The annex out and in: what a year's report says, an import of it gives back, without anybody correcting anything. */
@QuarkusTest
class RoundTripTest extends ApiTest {

    private static final String ACTIONS = """
        select concat_ws(' | ', a.year, a.title, s.name, s.siret, a.status, a.postponed_to_year, %s)
        from action a
        join structure s on s.id = a.structure_id
        left join pillar p on p.id = a.pillar_id
        order by a.title, s.name
        """;

    private static final String FIGURES = """
        select concat_ws(' | ', a.title, s.name, i.code, v.kind, v.value, v.lower_bound, v.upper_bound, string_agg(
            concat_ws(' ', d.code, k.code, c.code, b.coverage, b.value), ', ' order by d.code, c.code))
        from indicator_value v
        join action a on a.id = v.action_id
        join structure s on s.id = a.structure_id
        join indicator i on i.id = v.indicator_id
        left join breakdown_part b on b.indicator_value_id = v.id
        left join category c on c.id = b.category_id
        left join category_set k on k.id = c.category_set_id
        left join dimension d on d.id = k.dimension_id
        group by v.id, a.title, s.name, i.code, v.kind, v.value, v.lower_bound, v.upper_bound
        order by a.title, s.name, i.code
        """;

    @Inject
    LoadedBilan2023 bilan;

    @ParameterizedTest
    @CsvSource({
        "docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "csv, text/csv",
        "pdf, application/pdf"
    })
    void a_report_gives_back_what_it_was_made_of(String form, String type) throws IOException, SQLException {
        bilan.load();
        // A page says neither which heading a table stands under, nor which lines are paragraphs.
        String asked = ACTIONS.formatted(
                form.equals("pdf") ? "regexp_replace(a.description, '\\s+', ' ', 'g')" : "p.code, a.description");
        List<String> actions = query(asked);
        List<String> figures = query(FIGURES);
        Response report = given().get("/api/v1/reports/2023." + form);
        assertThat(report.statusCode()).isEqualTo(200);
        execute("delete from breakdown_part; delete from indicator_value_overlap; delete from indicator_value; delete"
                + " from action_neighbourhood; delete from action_content; delete from action; delete from"
                + " structure");

        JsonPath draft = given().queryParam(
                        "contract", query("select id from city_contract").get(0))
                .queryParam("name", report.header("Content-Disposition").replaceAll(".*filename=\"(.*)\"", "$1"))
                .contentType(type)
                .body(report.asByteArray())
                .post("/api/v1/imports")
                .then()
                .statusCode(201)
                .body("year", equalTo(2023))
                .extract()
                .jsonPath();
        String address = "/api/v1/imports/" + draft.getString("id");
        given().header("If-Match", etag(address))
                .post(address + "/confirmation")
                .then()
                .statusCode(200)
                .body("published", equalTo(39))
                .body("figuresNotAccepted", equalTo(0));

        assertThat(query(asked)).hasSize(39).isEqualTo(actions);
        assertThat(query(FIGURES)).isNotEmpty().isEqualTo(figures);
    }
}
