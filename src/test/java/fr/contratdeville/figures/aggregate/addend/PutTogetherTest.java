package fr.contratdeville.figures.aggregate.addend;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Thoroughness;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is put together of what contracts add is what is computed of all of them, to the byte. */
@QuarkusTest
class PutTogetherTest extends ApiTest {

    private static final int ROUNDS = Thoroughness.of(3, 6);
    private static final int CHANGES = 15;
    private static final int QUESTIONS_A_CHANGE = 4;

    /** Narrows nothing, and has the question computed in whole. */
    private static final String OF_EVERY_STATUS =
            "&status=planned&status=completed&status=partially_completed&status=postponed&status=cancelled";

    @Test
    void arbitrary_questions_after_arbitrary_changes_have_one_answer() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            emptyTheTables();
            OddContracts contracts = new OddContracts(random);
            contracts.store(database);
            asked(given(), "groupBy=year");
            for (int i = 0; i < CHANGES; i++) {
                String change = contracts.change(database);
                for (int j = 0; j < QUESTIONS_A_CHANGE; j++) {
                    String question = contracts.question(query("select id from city_contract order by code"));
                    Supplier<RequestSpecification> caller = Stream.<Supplier<RequestSpecification>>of(
                                    () -> given(), () -> anonymous())
                            .skip(random.nextInt(2))
                            .findFirst()
                            .orElseThrow();
                    assertThat(asked(caller.get(), question))
                            .as("seed %d: %s after %s", seed, question, change)
                            .isEqualTo(asked(caller.get(), question + OF_EVERY_STATUS)
                                    .replace(OF_EVERY_STATUS, "")
                                    .replace(OF_EVERY_STATUS.substring(1) + "&", ""));
                }
            }
        }
    }

    private static String asked(RequestSpecification caller, String question) {
        return caller.urlEncodingEnabled(false)
                .get("/api/v1/aggregates?" + question)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
