package fr.contratdeville.platform.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import fr.contratdeville.testing.PackagedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of the packaged service in a browser, wide and narrow, light and dark; pictures of them stand in
 * {@code target/pages}. Run by the profile {@code pages}, which fetches what drives the browser.
 */
class PagesIT {

    private static final Path DOCUMENTATION = Path.of("src/main/docs");
    private static final String FRONT_END = "http://elsewhere.example";
    private static final int LONGEST_IN_MINUTES = 10;
    private static final int SCREENS = 2;
    private static final String REPORT = "/api/v1/reports/2023.html";

    /**
     * What axe finds in what others have written, and no setting or style of ours mends. Redoc (2.5.1): its headings leave
     * out a level, and its choice of a media type has no name, and some of what it writes of schemas is pale. Swagger UI (5.35.0):
     * likewise its headings and choices; in the button that opens an operation stands another one, which copies its address; and
     * its title stands in no landmark.
     */
    private static final Map<String, List<String>> WRITTEN_BY_OTHERS = Map.of(
            "/docs/reference", List.of("color-contrast", "heading-order", "select-name"),
            "/swagger-ui", List.of("heading-order", "nested-interactive", "region", "select-name"));

    private static final Map<String, String> COMPLETE =
            Map.of("/docs/reference", ".api-content", "/swagger-ui", ".opblock");

    @TempDir
    static Path home;

    private static final Path directory = Path.of(System.getProperty("pages.directory"));

    private static PackagedService service;
    private static JsonNode found;

    @BeforeAll
    static void lookAtAll() throws Exception {
        service = PackagedService.start(home, Map.of("CONTRATDEVILLE_CORS_ORIGINS", FRONT_END));
        List<String> arguments = new ArrayList<>(List.of(directory.toString()));
        Stream.concat(ourPages().stream(), COMPLETE.keySet().stream().sorted())
                .map(path -> path + " " + COMPLETE.getOrDefault(path, "h1"))
                .forEach(arguments::add);
        found = Json.of(run("look.mjs", arguments));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    static List<String> ourPages() throws IOException {
        try (Stream<Path> files = Files.walk(DOCUMENTATION)) {
            Stream<String> documentation = files.map(DOCUMENTATION::relativize)
                    .map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".md"))
                    .map(file -> "/docs/" + file.replaceFirst("md$", "html"));
            return Stream.concat(Stream.of("/", REPORT), documentation).sorted().toList();
        }
    }

    static List<String> pagesOfOthers() {
        return WRITTEN_BY_OTHERS.keySet().stream().sorted().toList();
    }

    private static List<JsonNode> foundAt(String path) {
        List<JsonNode> screens = Json.list(found).stream()
                .filter(page -> page.get("path").asText().equals(path))
                .toList();
        assertThat(screens).hasSize(SCREENS);
        return screens;
    }

    @ParameterizedTest
    @MethodSource("ourPages")
    void a_page_of_ours_shows_without_complaint_and_can_be_read_by_everyone(String path) {
        assertThat(foundAt(path)).allSatisfy(page -> {
            assertThat(page.get("complaints")).isEmpty();
            assertThat(page.get("violations")).isEmpty();
            assertThat(page.get("sideways").asBoolean()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("pagesOfOthers")
    void what_others_have_written_runs_under_our_policy_and_has_no_faults_but_those_that_are_known(String path) {
        List<JsonNode> screens = foundAt(path);

        assertThat(screens).allSatisfy(page -> {
            assertThat(page.get("complaints")).isEmpty();
            assertThat(page.get("sideways").asBoolean()).isFalse();
        });
        assertThat(screens)
                .flatExtracting(page -> Json.list(page.get("violations")))
                .extracting(violation -> violation.get("id").asText())
                .isSubsetOf(WRITTEN_BY_OTHERS.get(path));
    }

    @Test
    void in_the_swagger_ui_one_creates_edits_and_posts_and_finds_it_in_a_total() throws Exception {
        run("try-out.mjs", List.of(service.trialSetting("AGGLOMERATION_TOKEN"), directory.toString()));
    }

    @Test
    void a_front_end_elsewhere_reads_what_the_service_admits_it_to() throws Exception {
        run("elsewhere.mjs", List.of(FRONT_END));
    }

    private static String run(String program, List<String> arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, program, ".out");
        Path errors = Files.createTempFile(directory, program, ".err");
        List<String> command =
                new ArrayList<>(List.of("node", directory.resolve(program).toString(), service.address()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("CHROMIUM", chromium());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LONGEST_IN_MINUTES, TimeUnit.MINUTES))
                    .as("%s ends", program)
                    .isTrue();
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            return Files.readString(output);
        } finally {
            process.destroy();
        }
    }

    private static String chromium() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(place -> Stream.of("chromium", "google-chrome").map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no chromium in the PATH"))
                .toString();
    }
}
