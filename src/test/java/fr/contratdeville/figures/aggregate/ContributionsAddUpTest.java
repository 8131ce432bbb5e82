package fr.contratdeville.figures.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.Thoroughness;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is stored and whatever is asked: what went into a total adds up to it, and its parts do. */
@QuarkusTest
class ContributionsAddUpTest extends ApiTest {

    private static final int TOTALS = Thoroughness.of(500, 5_000);
    private static final int QUESTIONS_A_BILAN = 12;

    private final HttpClient http = HttpClient.newHttpClient();

    @TestHTTPResource
    URI service;

    @Test
    void contributions_and_parts_of_arbitrary_totals_add_up() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        int checked = 0;
        while (checked < TOTALS) {
            emptyTheTables();
            ArbitraryBilan bilan = ArbitraryBilan.stored(database, random);
            for (int i = 0; i < QUESTIONS_A_BILAN; i++) {
                String question = bilan.question();
                for (JsonNode row : get("/api/v1/aggregates?" + question).get("rows")) {
                    for (JsonNode total : row.get("indicators")) {
                        check(total, "seed %d: %s".formatted(seed, total.get("contributions")));
                        checked++;
                    }
                }
            }
        }
    }

    private void check(JsonNode total, String where) throws IOException, InterruptedException {
        List<JsonNode> contributions = Json.list(
                get(total.get("contributions").asText() + "&limit=200").get("items"));
        if (total.at("/indicator/aggregation").asText().equals("ratio")) {
            assertSum(contributions, "numerator", total.get("numerator"), where);
            assertSum(contributions, "denominator", total.get("denominator"), where);
        } else {
            assertSum(contributions, "value", total.get("value"), where);
            assertThat(contributions)
                    .as(where)
                    .hasSize(total.at("/reporting/contributing").intValue());
        }
        for (JsonNode breakdown : total.get("breakdowns")) {
            BigDecimal parts = sum(Json.list(breakdown.get("parts")), "value");
            BigDecimal unknown = breakdown.get("unknown").decimalValue();
            assertThat(unknown).as(where).isNotNegative();
            assertThat(parts.add(unknown))
                    .as(where)
                    .isEqualByComparingTo(total.get("value").decimalValue());
        }
        if (total.has("people")) {
            BigDecimal least = total.at("/people/distinctMin").decimalValue();
            BigDecimal most = total.at("/people/distinctMax").decimalValue();
            assertThat(least).as(where).isLessThanOrEqualTo(most);
            assertThat(most).as(where).isLessThanOrEqualTo(total.get("max").decimalValue());
        }
    }

    private static void assertSum(List<JsonNode> contributions, String role, JsonNode total, String where) {
        List<JsonNode> ofRole = contributions.stream()
                .filter(contribution -> contribution.get("role").asText().equals(role))
                .toList();
        if (total == null || total.isNull()) {
            assertThat(ofRole).as(where).isEmpty();
        } else {
            assertThat(sum(ofRole, "contribution")).as(where).isEqualByComparingTo(total.decimalValue());
        }
    }

    private static BigDecimal sum(List<JsonNode> items, String member) {
        return items.stream().map(item -> item.get(member).decimalValue()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Without the check of the contract, which would take most of the time: other tests have it. */
    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return Json.of(answer.body());
    }
}
