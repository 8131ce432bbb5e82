package fr.contratdeville.annex.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Names of people that were read from a document are erased from drafts, and from where bilans say what they were read from. */
@QuarkusTest
class ErasedFromImportsTest extends ApiTest {

    private static final String IMPORTS = "/api/v1/imports";
    private static final String NAME = "Jéhanne Œuvremont";

    private static String imported(String contract, int year, String title) {
        String csv = "Action;Structure;Descriptif;Réalisation\n"
                + "%s;Les Rayons;Menée par %s.;Réalisée par %2$s\n".formatted(title, NAME);
        return IMPORTS + "/"
                + given().queryParam("contract", contract)
                        .queryParam("year", year)
                        .queryParam("name", "annexe de %s.csv".formatted(NAME))
                        .contentType("text/csv")
                        .body(csv.getBytes(StandardCharsets.UTF_8))
                        .post(IMPORTS)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private String everythingKept() throws SQLException {
        return String.join("\n", query("""
                select upper(cast(t as text)) from document_import t
                union all select upper(cast(t as text)) from imported_row t
                union all select upper(cast(t as text)) from bilan t
                union all select upper(cast(t as text)) from recorded_change t where dataset = 'bilan'
                """));
    }

    @Test
    void a_name_is_erased_from_drafts_and_from_sources() throws SQLException {
        String contract = Stored.contract("dole", 2015, 2023);
        String confirmed = imported(contract, 2023, "Club");
        given().header("If-Match", etag(confirmed))
                .post(confirmed + "/confirmation")
                .then()
                .statusCode(200);
        String draft = imported(contract, 2022, "Club de " + NAME);
        String bilan = given().get("/api/v1/bilans").path("items[0].id");
        given().get("/api/v1/bilans/" + bilan)
                .then()
                .body("content.source.document", equalTo("annexe de " + NAME + ".csv"))
                .body("content.source.words", equalTo("Réalisée par " + NAME));
        assertThat(everythingKept()).contains("UVREMONT");
        sending("{\"words\": \"%s\", \"basis\": \"data_subject_request\"}".formatted(NAME))
                .post("/api/v1/redactions?validateOnly=true")
                .then()
                .statusCode(200)
                .body("places.collect { it.what + ' ' + it.pointer }", hasItem("importedRow /content/says/title"))
                .body("places.collect { it.what + ' ' + it.pointer }", hasItem("documentImport /document"))
                .body("places.collect { it.what + ' ' + it.pointer }", hasItem("bilan /content/source/words"));

        sending("{\"words\": \"%s\", \"basis\": \"data_subject_request\"}".formatted(NAME))
                .post("/api/v1/redactions")
                .then()
                .statusCode(201);

        assertThat(everythingKept()).isNotEmpty().doesNotContain("UVREMONT").contains("[NOM EFFAC");
        given().get(draft)
                .then()
                .body("rows[0].title", equalTo("Club de [nom effacé]"))
                .body("document.name", equalTo("annexe de [nom effacé].csv"));
        given().get("/api/v1/bilans/" + bilan)
                .then()
                .body("content.source.words", equalTo("Réalisée par [nom effacé]"))
                .body("publishedDiffers.size()", equalTo(0));
        given().header("If-Match", etag(draft))
                .post(draft + "/confirmation")
                .then()
                .statusCode(200);
    }
}
