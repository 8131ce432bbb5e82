package fr.contratdeville.platform.paging;

import static fr.contratdeville.testing.ExpectedProblem.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NeedlessParametersTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"validateOnly=true", "validateOnly", "foo=1"})
    void nothing_is_created_with_a_parameter_that_means_nothing(String query) throws SQLException {
        sending("{\"name\": \"Femmes Debout\", \"kind\": \"association\"}")
                .post("/api/v1/structures?" + query)
                .then()
                .spec(problem(400, "invalid-parameters"))
                .body("errors.code", contains("unknown-parameter"));

        assertThat(query("select count(*) from structure")).containsExactly("0");
    }

    @Test
    void nothing_is_deleted_with_a_parameter_that_means_nothing() throws SQLException {
        String path = "/api/v1/structures/" + Stored.structure("Femmes Debout");

        replacing(path, "{}").delete(path + "?validateOnly=true").then().spec(problem(400, "invalid-parameters"));

        assertThat(query("select count(*) from structure")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit", "return", "validate", "reopen", "withdraw"})
    void no_step_is_taken_with_a_parameter_that_means_nothing(String step) {
        sending("{}")
                .post("/api/v1/bilans/00000000-0000-0000-0000-000000000000/" + step + "?validateOnly=true")
                .then()
                .spec(problem(400, "invalid-parameters"));
    }
}
