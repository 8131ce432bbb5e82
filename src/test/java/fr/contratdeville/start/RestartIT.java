package fr.contratdeville.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.testing.PackagedService;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, stopped as one stops it and started again on the same data. One restart for all tests. */
@Tag("on-each-java")
class RestartIT {

    private static final int LONGEST_END_IN_SECONDS = 10;

    @TempDir
    static Path directory;

    private static PackagedService before;
    private static boolean databaseHasGoneAlong;
    private static String tokenFromBefore;
    private static PackagedService service;

    @BeforeAll
    static void startAndStopAndStartAgain() throws Exception {
        before = PackagedService.start(directory, Map.of());
        tokenFromBefore = before.trialSetting("AGGLOMERATION_TOKEN");
        deleteAnAction();
        ProcessHandle database = before.embeddedDatabase();
        before.close();
        // Looked at now: the next start would stop it.
        databaseHasGoneAlong = database.onExit()
                .thenApply(gone -> true)
                .completeOnTimeout(false, LONGEST_END_IN_SECONDS, TimeUnit.SECONDS)
                .join();
        service = PackagedService.start(directory, Map.of());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    private static void deleteAnAction() throws Exception {
        String action = "/api/v1/actions/"
                + before.requests().get("/api/v1/actions?q=CLAS").path("items[0].id");
        String etag = before.requests().get(action).header("ETag");
        before.requestsOfTheAgglomeration()
                .header("If-Match", etag)
                .delete(action)
                .then()
                .statusCode(204);
    }

    @Test
    void a_stop_takes_the_embedded_database_along() throws Exception {
        assertThat(databaseHasGoneAlong).isTrue();
        assertThat(before.output()).doesNotContain("ERROR").doesNotContain("Exception");
    }

    @Test
    void a_token_stays_good() throws Exception {
        assertThat(service.trialSetting("AGGLOMERATION_TOKEN")).isNotEqualTo(tokenFromBefore);
        assertThat(FirstStartIT.statusOfAPost(service.requests().header("Authorization", "Bearer " + tokenFromBefore)))
                .isEqualTo(201);
    }

    @Test
    void what_was_deleted_does_not_come_back() {
        service.requests().get("/api/v1/actions?total=true").then().body("total", equalTo(38));
    }
}
