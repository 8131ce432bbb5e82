package fr.contratdeville.platform.sight;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.SmallLimits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where traces are made, a problem names its own, so that who is told of one finds the other. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class TraceTest extends ApiTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/actions/01a205c7-2f5a-712a-a8ef-c54d8a41c872",
                "/api/v1/actions?surprise=1",
                "/api/v1/nowhere",
                "/api/v1/changes?after=x"
            })
    void a_problem_names_its_trace(String address) {
        given().get(address).then().body("traceId", matchesPattern("[0-9a-f]{32}"));
        given().header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .get(address)
                .then()
                .body("traceId", equalTo(TRACE));
    }
}
