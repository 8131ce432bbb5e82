package fr.contratdeville.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.SmallLimits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a proxy, which says how it was reached. */
@QuarkusTest
@TestProfile(SmallLimits.class)
class TransportSecurityTest extends ApiTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/structures", "/q/health", "/swagger-ui/", "/nothing"})
    void who_came_by_tls_is_told_to_come_by_it_only(String path) {
        assertThat(reached("https", path).header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(reached("http", path).header("Strict-Transport-Security")).isNull();
    }

    private static Response reached(String scheme, String path) {
        return anonymous().header("X-Forwarded-Proto", scheme).get(path);
    }
}
