package fr.contratdeville.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.BareRequest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no HTTP client would send, over a bare socket. */
@QuarkusTest
class RequestGuardTest extends ApiTest {

    @TestHTTPResource
    URI service;

    @ParameterizedTest
    @ValueSource(strings = {"a b", "::::"})
    void a_host_that_cannot_be_is_a_problem(String host) throws IOException {
        String answer = answer("GET /api/v1/structures HTTP/1.1\r\nHost: " + host + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/structures?name=%zz",
                "/api/v1/structures?name=%",
                "/api/v1/structures?name=présence",
                "/api/v1/structures?name={x}",
                "/api/v1/structures?name=%ff",
                "/api/v1/structures?name=Ch%E2teau",
                "/api/v1/structures?name=%C3",
                "/api/v1/structures?name=%ED%A0%80",
                "/api/v1/structures?%ff=1",
                "/api/v1/structures/%C0%AF",
                "/api/v1/structures/%zz",
                "/api/%zz/../v1/structures",
                "/q/health?%zz",
                "/%zz"
            })
    void an_address_that_cannot_be_read_is_a_problem(String address) throws IOException {
        String answer = answer("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("cache-control: no-store")
                .containsIgnoringCase("content-security-policy: default-src 'none'")
                .contains("\"code\":\"malformed-request\"", "its address cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C3%A9", "%c3%a9", "%F0%9D%84%9E", "e%CC%81", "a%20b"})
    void letters_that_are_encoded_as_utf_8_are_read(String name) throws IOException {
        assertThat(answer("GET /api/v1/structures?name=" + name + " HTTP/1.1\r\nHost: localhost\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void a_caller_of_the_first_http_needs_no_host() throws IOException {
        String answer = answer("GET /api/v1/structures?limit=1 HTTP/1.0\r\n");

        assertThat(answer).contains(" 200 ").contains("\"self\":\"/api/v1/structures?limit=1\"");
    }

    @Test
    void a_body_that_is_announced_as_too_large_is_not_waited_for() throws IOException {
        String answer = answer("""
                POST /api/v1/structures HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Length: 99999999999\r
                """);

        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json", "body-too-large");
    }

    @Test
    void options_names_the_methods_of_a_path() throws IOException {
        assertThat(answer("OPTIONS /api/v1/structures HTTP/1.1\r\nHost: localhost\r\n"))
                .startsWith("HTTP/1.1 204")
                .containsIgnoringCase("allow: GET, HEAD, OPTIONS, POST");
        assertThat(answer("OPTIONS /api/v1/nothing HTTP/1.1\r\nHost: localhost\r\n"))
                .startsWith("HTTP/1.1 404")
                .contains("application/problem+json");
    }

    private String answer(String head) throws IOException {
        return BareRequest.answer(service, head);
    }
}
