package fr.contratdeville.territory.succession;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ConcurrentSuccessorsTest extends ApiTest {

    private static final int TIMES = 15;

    @ParameterizedTest
    @EnumSource
    void what_is_named_and_deleted_at_once_is_either_there_or_not_named(Kind kind) {
        String old = Stored.contract("dole-2015-2023", 2015, 2023);
        String next = Stored.contract("dole-2024-2030", 2024, 2030);
        for (int i = 0; i < TIMES; i++) {
            String later = kind.stored(next, "nouveau-" + i);
            String path = kind.path(kind.stored(old, "ancien-" + i));
            String tagOfOld = etag(path);
            String tagOfLater = etag(kind.path(later));
            CountDownLatch start = new CountDownLatch(2);

            CompletableFuture<Response> naming = atOnce(
                    start,
                    () -> given().contentType("application/merge-patch+json")
                            .header("If-Match", tagOfOld)
                            .body("{\"successors\": [%s]}".formatted(kind.bare(later)))
                            .patch(path));
            CompletableFuture<Response> deletion =
                    atOnce(start, () -> given().header("If-Match", tagOfLater).delete(kind.path(later)));

            if (deletion.join().statusCode() == 204) {
                assertThat(naming.join().statusCode()).isIn(409, 422);
                given().get(path).then().body("successors", empty());
            } else {
                assertThat(deletion.join().statusCode()).isEqualTo(409);
                assertThat(naming.join().statusCode()).isEqualTo(200);
                given().get(path).then().body("successors", hasSize(1));
            }
        }
    }

    private static CompletableFuture<Response> atOnce(CountDownLatch start, Supplier<Response> request) {
        return CompletableFuture.supplyAsync(
                () -> {
                    start.countDown();
                    try {
                        start.await();
                    } catch (InterruptedException interruption) {
                        throw new IllegalStateException(interruption);
                    }
                    return request.get();
                },
                task -> new Thread(task).start());
    }
}
