package fr.contratdeville.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.ContractCheck;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiDocumentTest extends ApiTest {

    @Test
    void the_committed_document_is_the_one_that_is_served() throws IOException {
        String served = given().noFilters()
                .get("/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String committed = Files.exists(ContractCheck.DOCUMENT) ? Files.readString(ContractCheck.DOCUMENT) : "";
        if (!served.equals(committed)) {
            // Written for review: the next run passes, and the difference stands in the commit.
            Files.createDirectories(ContractCheck.DOCUMENT.getParent());
            Files.writeString(ContractCheck.DOCUMENT, served);
        }
        assertThat(committed)
                .as("openapi/openapi.yaml was out of date; it has been written anew: review and commit it")
                .isEqualTo(served);
    }
}
