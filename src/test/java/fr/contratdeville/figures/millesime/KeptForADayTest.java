package fr.contratdeville.figures.millesime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.SixActions;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a millésime says changes only if a name is erased from it, so that whoever has read it need not ask again for a day. */
@QuarkusTest
class KeptForADayTest extends MillesimeApiTest {

    private static final String FOR_A_DAY = "public, max-age=86400";

    /** The first is not kept by the service itself, the second is. */
    private static final int TIMES_UNTIL_GIVEN_AGAIN = 3;

    private static String whoMayKeep(Response answer) {
        return String.join(" + ", answer.headers().getValues("Cache-Control"));
    }

    private static void mayBeKeptForADay(String address) {
        for (int i = 0; i < TIMES_UNTIL_GIVEN_AGAIN; i++) {
            Response answer = anonymous().get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(whoMayKeep(answer)).as(address).isEqualTo(FOR_A_DAY);
            assertThat(whoMayKeep(anonymous()
                            .header("If-None-Match", answer.header("ETag"))
                            .get(address)))
                    .as(address)
                    .isEqualTo(FOR_A_DAY);
        }
        assertThat(whoMayKeep(anonymous().head(address))).isEqualTo(FOR_A_DAY);
    }

    private static void isAskedForAgain(String address) {
        for (int i = 0; i < TIMES_UNTIL_GIVEN_AGAIN; i++) {
            assertThat(whoMayKeep(anonymous().get(address))).as(address).isEqualTo("no-cache");
        }
    }

    @Test
    void all_that_is_read_of_one_that_is_named_by_its_id_may_be_kept_for_a_day() {
        List<String> addresses = new Published().addresses();
        Response millesime = freeze(2023);

        List<String> whole = addresses.stream()
                .map(address -> of(millesime.path("id"), address))
                .filter(address -> given().get(address).path("next") == null)
                .toList();

        assertThat(whole).hasSizeGreaterThan(10).allSatisfy(KeptForADayTest::mayBeKeptForADay);
        mayBeKeptForADay(MILLESIMES + "/" + millesime.path("id"));
    }

    /** What its code says now, it may not say any more in a database that was taken back and frozen anew. */
    @Test
    void one_that_is_named_by_its_code_is_asked_for_again() {
        new SixActions();
        String code = freeze(2023).path("code");

        isAskedForAgain(of(code, "/api/v1/actions"));
        isAskedForAgain(of(code, "/api/v1/aggregates/years"));
        isAskedForAgain(MILLESIMES + "/" + code);
    }

    /** The address of the next page is made by this version of the service, and may not be one for the next. */
    @Test
    void a_page_that_is_followed_by_another_is_asked_for_again() {
        new SixActions();
        String id = freeze(2023).path("id");

        isAskedForAgain(of(id, "/api/v1/actions?limit=1"));
    }

    @Test
    void what_compares_it_with_now_is_asked_for_again() {
        new SixActions();
        String id = freeze(2023).path("id");

        isAskedForAgain(MILLESIMES);
        isAskedForAgain(MILLESIMES + "/" + id + "/changes");
        isAskedForAgain(MILLESIMES + "/" + id + "/verification");
    }

    @Test
    void what_a_token_saw_is_for_its_owner_whoever_has_read_the_same_before() {
        new SixActions();
        String id = freeze(2023).path("id");

        for (String address :
                List.of(of(id, "/api/v1/actions"), of(id, "/api/v1/aggregates/years"), MILLESIMES + "/" + id)) {
            mayBeKeptForADay(address);
            assertThat(whoMayKeep(given().get(address))).as(address).isEqualTo("private, no-cache");
            mayBeKeptForADay(address);
        }
    }

    @Test
    void what_it_does_not_hold_is_not_kept() {
        new SixActions();
        String id = freeze(2023).path("id");

        for (String address : List.of(
                of(id, "/api/v1/actions/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11"),
                of(id, "/api/v1/actions?nonsense=1"),
                of("0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11", "/api/v1/actions"),
                MILLESIMES + "/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11")) {
            assertThat(whoMayKeep(anonymous().get(address))).as(address).isEqualTo("no-store");
        }
    }
}
