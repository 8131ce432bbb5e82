package fr.contratdeville.structure;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import fr.contratdeville.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StructureTest extends ApiTest {

    @Test
    void a_contact_address_is_kept_and_never_shown() {
        String id = created("/api/v1/structures", """
                        {"name": "Femmes Debout", "kind": "association", "contactEmail": "contact@example.org"}
                        """).path("id");

        given().get("/api/v1/structures/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Femmes Debout"))
                .body(not(containsString("example.org")));
    }
}
