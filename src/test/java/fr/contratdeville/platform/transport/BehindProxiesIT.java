package fr.contratdeville.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fr.contratdeville.testing.PackagedService;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service promises holds behind real proxies, in their usual settings. One start of the service for all tests. */
class BehindProxiesIT {

    private static final String STRUCTURES = "/api/v1/structures";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    /** Proxies compress for themselves where the service, asked by them, did not. */
    private static final String NGINX_COMPRESSES = "proxy_set_header Accept-Encoding \"\";";

    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final int WRITES = 60;
    private static final int LONGEST_SILENCE = 20_000;

    @TempDir
    static Path home;

    private static PackagedService service;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws Exception {
        service = PackagedService.start(home, Map.of());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    private static RequestSpecification withToken(RequestSpecification request) throws IOException {
        return request.header("Authorization", "Bearer " + service.trialSetting("AGGLOMERATION_TOKEN"));
    }

    private static String newStructure() throws IOException {
        Response created = withToken(service.requests())
                .contentType(ContentType.JSON)
                .body("""
                        {"name": "Régie de quartier", "kind": "association", "contactEmail": "contact@example.org"}
                        """)
                .post(STRUCTURES);
        assertThat(created.statusCode()).isEqualTo(201);
        return created.header("Location");
    }

    /** @return the name that it has then, read directly */
    private static String rename(Proxy proxy, String structure, String tag, String name) throws IOException {
        Response changed = withToken(proxy.requests())
                .contentType(MERGE_PATCH)
                .header("If-Match", tag)
                .body("{\"name\": \"%s\"}".formatted(name))
                .patch(structure);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        return service.requests().get(structure).path("name");
    }

    private static void isReadAndChangedBehind(Proxy proxy, String tagThere) throws IOException {
        String structure = newStructure();
        Response read = withToken(proxy.requests()).get(structure);
        String tag = read.header("ETag");
        assertThat(read.header("Content-Encoding")).isNotNull();
        assertThat(tag).matches(tagThere);

        assertThat(withToken(proxy.requests())
                        .header("If-None-Match", tag)
                        .get(structure)
                        .statusCode())
                .isEqualTo(304);
        assertThat(rename(proxy, structure, tag, "Centre social")).isEqualTo("Centre social");
        Response stale = withToken(proxy.requests())
                .contentType(MERGE_PATCH)
                .header("If-Match", tag)
                .body("{}")
                .patch(structure);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(rename(proxy, structure, stale.header("ETag"), "Maison de quartier"))
                .isEqualTo("Maison de quartier");
    }

    @Test
    void nginx_makes_tags_weak_where_it_compresses() throws Exception {
        try (Proxy nginx = Proxy.nginx(directory, service, NGINX_COMPRESSES)) {
            isReadAndChangedBehind(nginx, "W/\"[^\"]+\"");
        }
    }

    @Test
    void nginx_leaves_alone_what_the_service_has_compressed() throws Exception {
        try (Proxy nginx = Proxy.nginx(directory, service, "")) {
            isReadAndChangedBehind(nginx, "\"[^\"]+-gzip\"");
        }
    }

    @Test
    void apache_writes_the_coding_into_tags_where_it_compresses() throws Exception {
        try (Proxy apache = Proxy.apache(directory, service, "deflate", """
                SetEnv force-gzip 1
                SetOutputFilter DEFLATE
                RequestHeader unset Accept-Encoding
                """)) {
            isReadAndChangedBehind(apache, "\"[^\"]+-gzip\"");
        }
    }

    @Test
    void events_come_at_once_behind_nginx() throws Exception {
        Response pull = withToken(service.requests()).post("/api/v1/exports");
        String token = pull.path("token");
        try (Proxy nginx = Proxy.nginx(directory, service, "")) {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(nginx.address() + "/api/v1/changes/stream?after=" + token)
                            .toURL()
                            .openConnection();
            connection.setRequestProperty("Authorization", "Bearer " + service.trialSetting("AGGLOMERATION_TOKEN"));
            connection.setRequestProperty("Accept", "text/event-stream");
            connection.setRequestProperty("Accept-Encoding", "gzip");
            connection.setReadTimeout(LONGEST_SILENCE);
            String structure = newStructure();
            try (BufferedReader events =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(readUntil(events, "data:.*" + id(structure) + ".*")).isNotNull();
                String next = newStructure();
                Instant written = Instant.now();

                assertThat(readUntil(events, "data:.*" + id(next) + ".*")).isNotNull();

                assertThat(Duration.between(written, Instant.now())).isLessThan(AT_ONCE);
            }
        }
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String readUntil(BufferedReader lines, String pattern) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.matches(pattern)) {
            line = lines.readLine();
        }
        return line;
    }

    @Test
    void varnish_never_answers_what_was_before() throws Exception {
        String structure = newStructure();
        try (Proxy varnish = Proxy.varnish(directory, service)) {
            String name = "Régie de quartier";
            for (String next : new String[] {"Centre social", "Maison de quartier"}) {
                for (int i = 0; i < 3; i++) {
                    Response read = varnish.requests().get(structure);
                    assertThat((String) read.path("name")).isEqualTo(name);
                    assertThat(varnish.requests()
                                    .queryParam("name", name)
                                    .get(STRUCTURES)
                                    .path("items.id")
                                    .toString())
                            .contains(id(structure));
                }
                rename(
                        varnish,
                        structure,
                        withToken(varnish.requests()).get(structure).header("ETag"),
                        next);
                name = next;
            }
        }
    }

    @Test
    void varnish_gives_nobody_what_a_token_saw_and_keeps_no_problem() throws Exception {
        String structure = newStructure();
        try (Proxy varnish = Proxy.varnish(directory, service)) {
            for (int i = 0; i < 2; i++) {
                assertThat(withToken(varnish.requests()).get(structure).asString())
                        .contains("contactEmail");
                assertThat(varnish.requests().get(structure).asString()).doesNotContain("contactEmail");
            }
            String missing = STRUCTURES + "/0199b6a4-5c0e-7d0a-9c58-6f2f6f1f0a11";
            for (int i = 0; i < 3; i++) {
                Response problem = varnish.requests().get(missing);
                assertThat(problem.statusCode()).isEqualTo(404);
                // Two numbers are those of this answer and of the kept one.
                assertThat(problem.header("X-Varnish")).doesNotContain(" ");
            }
        }
    }

    private static String millesime(Proxy proxy) throws IOException {
        Response frozen = withToken(proxy.requests())
                .contentType(ContentType.JSON)
                .body("{\"year\": 2023}")
                .post("/api/v1/millesimes");
        assertThat(frozen.statusCode()).isIn(200, 201);
        return frozen.path("id");
    }

    private static List<String> answersOfTheMillesime(String id) {
        return List.of(
                "/api/v1/actions?year=2023&limit=200&millesime=" + id,
                "/api/v1/aggregates/pillars?year=2023&millesime=" + id,
                "/api/v1/millesimes/" + id);
    }

    static Stream<Arguments> caches() {
        return Stream.of(
                cache("varnish", Proxy::varnish, BehindProxiesIT::isGivenByVarnish),
                cache("nginx", Proxy::cachingNginx, answer -> "HIT".equals(answer.header("X-Cache"))));
    }

    private static Arguments cache(String name, Behind behind, Predicate<Response> isGivenByIt) {
        return arguments(named(name, behind), named("by itself", isGivenByIt));
    }

    /** Two numbers are those of this answer and of the kept one. */
    private static boolean isGivenByVarnish(Response answer) {
        return answer.header("X-Varnish").contains(" ");
    }

    @ParameterizedTest
    @MethodSource("caches")
    void a_millesime_is_given_without_asking_and_its_code_only_after_asking(
            Behind behind, Predicate<Response> isGivenByTheCache) throws Exception {
        try (Proxy cache = behind.start(directory, service)) {
            String id = millesime(cache);
            for (String address : answersOfTheMillesime(id)) {
                String published = cache.requests().get(address).asString();
                Response kept = cache.requests().get(address);

                assertThat(kept.asString()).as(address).isEqualTo(published);
                assertThat(kept).as(address).matches(isGivenByTheCache);
                assertThat(withToken(cache.requests()).get(address)).as(address).matches(isGivenByTheCache.negate());
            }
            String code = cache.requests().get("/api/v1/millesimes/" + id).path("code");
            String cited = "/api/v1/aggregates/pillars?year=2023&millesime=" + code;
            cache.requests().get(cited);
            assertThat(cache.requests().get(cited)).matches(isGivenByTheCache.negate());
        }
    }

    private interface Behind {
        Proxy start(Path directory, PackagedService service) throws Exception;
    }

    /** Whoever asks after a write was acknowledged is answered what it wrote, and who asks meanwhile never an older state again. */
    private void nothingIsOlderThanWhatWasAcknowledged(Behind behind) throws Exception {
        try (Proxy proxy = behind.start(directory, service)) {
            String structure = newStructure();
            String list = STRUCTURES + "?name=etat&limit=200";
            String totals = "/api/v1/aggregates/structures?includeEmpty=true&structure=" + id(structure);
            AtomicBoolean done = new AtomicBoolean();
            AtomicInteger acknowledged = new AtomicInteger();
            List<CompletableFuture<Void>> readers = new ArrayList<>();
            for (String address : List.of(structure, list, totals)) {
                readers.add(CompletableFuture.runAsync(() -> readUpwards(proxy, address, acknowledged, done)));
            }
            try {
                for (int i = 1; i <= WRITES; i++) {
                    rename(proxy, structure, tagOf(structure), "Etat " + i);
                    acknowledged.set(i);
                }
            } finally {
                done.set(true);
            }
            readers.forEach(CompletableFuture::join);
        }
    }

    private static String tagOf(String structure) throws IOException {
        return withToken(service.requests()).get(structure).header("ETag");
    }

    private static void readUpwards(Proxy proxy, String address, AtomicInteger acknowledged, AtomicBoolean done) {
        while (!done.get()) {
            int least = acknowledged.get();
            Response answer = proxy.requests().get(address);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(newest(answer.asString())).as(address).isGreaterThanOrEqualTo(least);
        }
    }

    private static int newest(String answer) {
        return Pattern.compile("Etat (\\d+)")
                .matcher(answer)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
    }

    @Test
    void behind_varnish_nothing_is_older_than_what_was_acknowledged() throws Exception {
        nothingIsOlderThanWhatWasAcknowledged(Proxy::varnish);
    }

    @Test
    void behind_a_caching_nginx_nothing_is_older_than_what_was_acknowledged() throws Exception {
        nothingIsOlderThanWhatWasAcknowledged(Proxy::cachingNginx);
    }

    private void aListIsRevalidatedAndNotSharedWhenATokenSawIt(Behind behind) throws Exception {
        String structure = newStructure();
        String list = STRUCTURES + "?name=regie&limit=200";
        try (Proxy proxy = behind.start(directory, service)) {
            String tag = proxy.requests().get(list).header("ETag");
            for (int i = 0; i < 3; i++) {
                assertThat(withToken(proxy.requests()).get(list).asString()).contains("contactEmail");
                assertThat(proxy.requests().get(list).asString()).doesNotContain("contactEmail");
                assertThat(proxy.requests()
                                .header("If-None-Match", tag)
                                .get(list)
                                .statusCode())
                        .isEqualTo(304);
            }
            rename(proxy, structure, tagOf(structure), "Regie nouvelle");
            Response after = proxy.requests().header("If-None-Match", tag).get(list);
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(after.asString()).contains("Regie nouvelle");
        }
    }

    @Test
    void a_list_is_revalidated_behind_varnish_and_not_shared_when_a_token_saw_it() throws Exception {
        aListIsRevalidatedAndNotSharedWhenATokenSawIt(Proxy::varnish);
    }

    @Test
    void a_list_is_revalidated_behind_nginx_and_not_shared_when_a_token_saw_it() throws Exception {
        aListIsRevalidatedAndNotSharedWhenATokenSawIt((home, of) -> Proxy.nginx(home, of, ""));
    }

    @Test
    void a_caching_nginx_gives_nobody_what_a_token_saw() throws Exception {
        String structure = newStructure();
        try (Proxy nginx = Proxy.cachingNginx(directory, service)) {
            for (int i = 0; i < 3; i++) {
                assertThat(withToken(nginx.requests()).get(structure).asString())
                        .contains("contactEmail");
                Response published = nginx.requests().get(structure);
                assertThat(published.asString()).doesNotContain("contactEmail");
                assertThat(published.header("X-Cache")).isNotEqualTo("HIT");
            }
        }
    }
}
