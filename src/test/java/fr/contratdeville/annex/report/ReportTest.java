package fr.contratdeville.annex.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.SixActions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportTest extends ApiTest {

    private static final String DOLE = "/api/v1/reports/2023?contract=dole";

    private SixActions six;

    @BeforeEach
    void sixActions() {
        six = new SixActions();
    }

    private static Response asked(String path) {
        return given().filter((a, b, c) -> c.next(a, b))
                .accept(ContentType.HTML)
                .get(path);
    }

    @Test
    void a_year_is_a_page() {
        Response page = asked(DOLE);
        assertThat(page.statusCode()).isEqualTo(200);
        System.out.println(page.asString());
    }
}
