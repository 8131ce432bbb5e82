package fr.contratdeville.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A small bilan, as partners' software sends it by the thousand, and what has become of it. */
public final class SentBilan {

    public static final String ADDRESS = "/api/v1/bilans";

    private SentBilan() {}

    public static String of(String contract, String structure, String reference) {
        return """
                {"structureId": "%s", "year": 2023, "externalReference": "%s", "state": "submitted",
                 "outcome": "completed",
                 "action": {"contractId": "%s", "title": "Atelier %2$s", "description": "Un atelier."},
                 "narrative": {"done": "L’atelier a eu lieu."},
                 "figures": [
                   {"indicator": "enfants", "kind": "exact", "value": 12},
                   {"indicator": "adultes", "kind": "approximate", "value": 5}]}
                """.formatted(structure, reference, contract);
    }

    /** What there is a receipt for is there, and whole. */
    public static Response received(JsonNode receipt, RequestSpecification caller) {
        Response answer = caller.get(receipt.get("self").textValue());
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode bilan = Json.of(answer.asString());
        assertThat(bilan.get("sha256")).isEqualTo(receipt.get("sha256"));
        assertThat(bilan.at("/content/figures")).as("the bilan is whole").hasSize(2);
        return answer;
    }
}
