package fr.contratdeville.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that the check can fail. */
class ContractCheckTest {

    private static final String REFERENCE = """
            {"items": [], "self": "/api/v1/actions", "next": null%s}
            """;

    @Test
    void a_documented_answer_passes() {
        assertThat(messages(200, REFERENCE.formatted(""))).isEmpty();
    }

    @Test
    void an_undocumented_status_fails() {
        assertThat(messages(202, REFERENCE.formatted(""))).isNotEmpty();
    }

    @Test
    void an_undocumented_member_fails() {
        assertThat(messages(200, REFERENCE.formatted(", \"surprise\": 1"))).isNotEmpty();
    }

    @Test
    void an_undocumented_member_of_an_item_fails() {
        String contract = """
                {"id": "0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11", "version": 0, "createdAt": "2026-01-01T00:00:00Z",
                 "updatedAt": "2026-01-01T00:00:00Z", "code": "c", "name": "n", "epciName": "e", "epciSiren": null,
                 "firstYear": 2015, "lastYear": 2023, "contactEmail": "a@example.org"}
                """;
        assertThat(messages("/api/v1/city-contracts/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11", 200, contract))
                .isNotEmpty();
    }

    @Test
    void a_member_of_the_wrong_type_fails() {
        assertThat(messages(200, "{\"items\": {}, \"self\": 1, \"next\": null}"))
                .isNotEmpty();
    }

    @Test
    void a_missing_member_fails() {
        assertThat(messages(200, "{\"items\": []}")).isNotEmpty();
    }

    @Test
    void an_undocumented_header_fails() {
        assertThat(headers("ETag", "Link", "Vary", "x-content-type-options")).isEmpty();
        assertThat(headers("ETag", "X-Surprise")).containsExactly("X-Surprise");
    }

    private static List<String> headers(String... names) {
        return ContractCheck.undocumented("GET", "/api/v1/actions", 200, List.of(names));
    }

    private static List<String> messages(int status, String body) {
        return messages("/api/v1/actions", status, body);
    }

    private static List<String> messages(String path, int status, String body) {
        return ContractCheck.mistakes("GET", path, status, "application/json;charset=UTF-8", body);
    }
}
