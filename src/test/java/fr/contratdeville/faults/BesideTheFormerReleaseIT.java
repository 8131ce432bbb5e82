package fr.contratdeville.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.contratdeville.faults.Load.Answer;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.PackagedService;
import fr.contratdeville.testing.SentBilan;
import fr.contratdeville.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * This release takes the former one's place: it migrates the database under the former one, both answer for a while, and the former
 * one may even be started again meanwhile. What either writes the other reads, changes, totals and freezes.
 */
class BesideTheFormerReleaseIT {

    private static final Logger LOG = Logger.getLogger(BesideTheFormerReleaseIT.class);

    /** The packaged former release: its {@code quarkus-run.jar}, where it was packaged. */
    private static final String FORMER = System.getProperty("faults.former");

    private static final int PARTNERS = 4;
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    @TempDir
    static Path directory;

    private static FaultyDatabase database;
    private static PackagedService former;
    private static PackagedService present;
    private static Load load;
    private static String contract;
    private static String structure;

    @BeforeAll
    static void takeItsPlaceUnderLoad() throws Exception {
        assumeTrue(FORMER != null, "LEFT OUT: -Dfaults.former names no former release");
        database = new FaultyDatabase(directory.resolve("database"));
        Map<String, String> settings = database.settingsOfAService("");
        settings.put("QUARKUS_SHUTDOWN_DELAY", "3s");
        former = PackagedService.start(directory, settings, FORMER);
        contract = former.requests().get("/api/v1/city-contracts").path("items[0].id");
        structure = former.requests().get("/api/v1/structures").path("items[0].id");
        List<String> reads = List.of(
                "/api/v1/actions",
                "/api/v1/structures/" + structure,
                "/api/v1/aggregates/pillars?year=2023",
                "/api/v1/exports/indicator-values");
        try (Balancer balancer = new Balancer(List.of(former));
                Load sent = new Load(
                        balancer::next, reads, PARTNERS, reference -> SentBilan.of(contract, structure, reference))) {
            load = sent;
            present = PackagedService.start(directory, settings);
            balancer.add(present);
            TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
            former.close();
            balancer.remove(former);
            former = PackagedService.start(directory, settings, FORMER);
            balancer.add(former);
            TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
        }
        LOG.infof(
                "measured beside the former release: answers %s, bilans %d",
                load.answers().stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting())),
                load.sent());
    }

    @AfterAll
    static void stop() throws Exception {
        if (database != null) {
            former.close();
            present.close();
            database.close();
        }
    }

    @Test
    void everybody_was_answered_or_told_when_to_come_again() {
        assertThat(load.answers()).isNotEmpty().allMatch(answer -> answer.isGood() || answer.isRefusal());
    }

    @Test
    void both_have_all_that_was_sent() {
        load.checkWhatWasSent(former);
        load.checkWhatWasSent(present);
    }

    @Test
    void what_one_writes_the_other_changes() {
        bothWays((writer, other) -> {
            Response created = sending(writer, "{\"name\": \"Deux à la fois\", \"kind\": \"association\"}")
                    .post("/api/v1/structures");
            String address = "/api/v1/structures/" + created.path("id");
            String etag = requests(other).get(address).header("ETag");

            sending(other, "{\"kind\": \"local_authority\"}")
                    .contentType("application/merge-patch+json")
                    .header("If-Match", etag)
                    .patch(address)
                    .then()
                    .statusCode(200);

            requests(writer).get(address).then().statusCode(200).body("kind", equalTo("local_authority"));
        });
    }

    @Test
    void what_one_is_sent_the_other_validates_and_both_add_up() {
        bothWays((writer, other) -> {
            String reference = "sent-to-" + (writer == former ? "the-former" : "this");
            Response receipt = sending(writer, SentBilan.of(contract, structure, reference))
                    .post(SentBilan.ADDRESS);
            assertThat(receipt.statusCode()).as(receipt.asString()).isEqualTo(201);
            int actions = actions(writer);
            assertThat(actions(other)).isEqualTo(actions);
            String self = receipt.path("self");

            requests(other)
                    .header("If-Match", requests(other).get(self).header("ETag"))
                    .post(self + "/validate")
                    .then()
                    .statusCode(200);

            assertThat(actions(writer)).isEqualTo(actions + 1);
            assertThat(actions(other)).isEqualTo(actions + 1);
        });
    }

    private static int actions(PackagedService service) {
        return Json.list(Json.of(requests(service)
                                .get("/api/v1/aggregates/structures?year=2023")
                                .asString())
                        .get("rows"))
                .stream()
                .mapToInt(row -> row.at("/actions/total").asInt())
                .sum();
    }

    @Test
    void what_one_freezes_the_other_verifies() {
        bothWays((writer, other) -> {
            Response frozen = sending(writer, "{\"year\": 2023, \"label\": \"%s\"}".formatted(writer.address()))
                    .post("/api/v1/millesimes");
            assertThat(frozen.statusCode()).as(frozen.asString()).isEqualTo(201);

            requests(other)
                    .get("/api/v1/millesimes/" + frozen.path("id") + "/verification")
                    .then()
                    .statusCode(200)
                    .body("intact", equalTo(true));
        });
    }

    private interface Both {
        void use(PackagedService writer, PackagedService other);
    }

    private static void bothWays(Both both) {
        both.use(former, present);
        both.use(present, former);
    }

    private static RequestSpecification sending(PackagedService to, String json) {
        return requests(to).contentType(ContentType.JSON).body(json);
    }

    private static RequestSpecification requests(PackagedService to) {
        return to.requests().header("Authorization", "Bearer " + Tokens.agglomeration());
    }
}
