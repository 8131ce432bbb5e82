package fr.contratdeville.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.PackagedService;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Where each agglomeration has a service and a database of its own, and the gateway chooses by the host name. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AgglomerationsApartProxiesIT {

    private static final String HERE = "contrat.here.example.org";
    private static final String THERE = "contrat.there.example.org";
    private static final String STRUCTURES = "/api/v1/structures";

    @TempDir
    static Path directory;

    @TempDir
    static Path homeHere;

    @TempDir
    static Path homeThere;

    private static PackagedService here;
    private static PackagedService there;
    private static Proxy gateway;

    @BeforeAll
    static void start() throws Exception {
        here = PackagedService.start(homeHere, Map.of());
        there = PackagedService.start(homeThere, Map.of());
        gateway = Proxy.nginx(directory, Map.of(HERE, here, THERE, there));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        gateway.close();
        there.close();
        if (here.isAlive()) {
            here.close();
        }
    }

    private static RequestSpecification at(String host) {
        return gateway.requests().header("Host", host);
    }

    private static RequestSpecification at(String host, PackagedService whoseToken) throws IOException {
        return at(host).header("Authorization", "Bearer " + whoseToken.trialSetting("AGGLOMERATION_TOKEN"));
    }

    private static Response post(RequestSpecification caller, String name) {
        return caller.contentType(ContentType.JSON).body("""
                        {"name": "%s", "kind": "association", "contactEmail": "contact@example.org"}
                        """.formatted(name)).post(STRUCTURES);
    }

    @Test
    @Order(1)
    void what_one_writes_stands_in_its_own_database_only() throws Exception {
        Response written = post(at(HERE, here), "Régie de quartier");

        assertThat(written.statusCode()).isEqualTo(201);
        assertThat(at(HERE).get(written.header("Location")).statusCode()).isEqualTo(200);
        assertThat(at(THERE).get(written.header("Location")).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(1)
    void links_lead_to_the_host_that_was_asked() throws Exception {
        Response pull = at(THERE, there).post("/api/v1/exports");
        assertThat(pull.statusCode()).isEqualTo(201);
        assertThat(pull.asString()).doesNotContain(HERE);

        Response next = at(THERE).queryParam("limit", 1).get(STRUCTURES);
        assertThat(next.header("Link")).contains("rel=\"next\"").doesNotContain(HERE);
    }

    @Test
    @Order(1)
    void a_token_of_one_opens_nothing_of_another() throws Exception {
        assertThat(post(at(THERE, here), "Régie d'ailleurs").statusCode()).isEqualTo(401);
    }

    @Test
    @Order(1)
    void a_place_in_the_feed_of_one_is_none_in_that_of_another() throws Exception {
        String place = at(HERE, here).post("/api/v1/exports").path("token");

        assertThat(at(HERE, here)
                        .queryParam("after", place)
                        .get("/api/v1/changes")
                        .statusCode())
                .isEqualTo(200);
        assertThat(at(THERE, there)
                        .queryParam("after", place)
                        .get("/api/v1/changes")
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    @Order(1)
    void a_host_that_nobody_has_is_answered_by_none() {
        assertThat(at("contrat.elsewhere.example.org").get(STRUCTURES).statusCode())
                .isEqualTo(421);
    }

    @Test
    @Order(2)
    void one_that_is_away_takes_no_other_along() throws Exception {
        here.close();

        assertThat(at(HERE).get(STRUCTURES).statusCode()).isEqualTo(502);
        assertThat(at(THERE).get(STRUCTURES).statusCode()).isEqualTo(200);
    }
}
