package fr.contratdeville.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.platform.openapi.Bound.Value;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Contract;
import fr.contratdeville.testing.Contract.Operation;
import fr.contratdeville.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a request's member can be, by the document, is what it can be: each bound is sent, and what is just beyond it. */
@QuarkusTest
class BoundsTest extends ApiTest {

    private static final Contract CONTRACT = Contract.committed();

    /** Each bilan of a batch is read as one that is sent alone. */
    private static final String OF_ONE_OF_SEVERAL = "/bilans/";

    /** What a bound refuses with. */
    private static final Set<String> CODES = Set.of(
            "count-out-of-range",
            "not-a-siren",
            "not-a-siret",
            "not-a-uuid",
            "not-an-email-address",
            "not-in-list",
            "required",
            "too-large",
            "too-long",
            "too-many-digits",
            "too-small",
            "wrong-form",
            "wrong-type");

    /** All that is created: the same records are read where they replace something. */
    static Stream<Operation> creations() {
        return CONTRACT.operations().stream()
                .filter(operation -> operation.method().equals("post")
                        && !operation.path().contains("{")
                        && operation.described().at("/requestBody/content").has("application/json"));
    }

    @ParameterizedTest
    @MethodSource("creations")
    void what_is_within_a_bound_is_not_refused_for_it_and_what_is_beyond_is(Operation creation) {
        JsonNode schema = CONTRACT.resolved(creation.described().at("/requestBody/content/application~1json/schema"));
        List<String> wrong = new ArrayList<>();
        for (Value value : new Bound(CONTRACT).valuesIn(schema)) {
            if (value.pointer().startsWith(OF_ONE_OF_SEVERAL)) {
                continue;
            }
            JsonNode body = value.in(Bound.example(CONTRACT, schema));
            Response answer = sending(body.toString()).post(creation.path());
            boolean refused = codes(answer, value.pointer()).anyMatch(CODES::contains)
                    || value.pointer().equals("/bilans") && answer.path("code").equals("too-many-bilans");
            if (refused == value.isWithin()) {
                wrong.add("%s %s: %s"
                        .formatted(
                                value.isWithin() ? "refused:" : "not refused:",
                                value,
                                codes(answer, value.pointer()).toList()));
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static Stream<String> codes(Response answer, String pointer) {
        return StreamSupport.stream(Json.of(answer.asString()).path("errors").spliterator(), false)
                .filter(error -> error.path("pointer").asText().equals(pointer))
                .map(error -> error.path("code").asText());
    }
}
