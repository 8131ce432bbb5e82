package fr.contratdeville.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.contratdeville.testing.PackagedService;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients that openapi-generator makes of the document compile, and send and read of the packaged service what is easily lost:
 * where a member was a word or a number, some sent {@code {}}. Run by the profile {@code clients}, which generates them.
 */
class GeneratedClientsIT {

    private static final Path PROGRAMS = Path.of("src/test/clients").toAbsolutePath();
    private static final int LONGEST_IN_MINUTES = 3;

    /** In the order of the indicators' codes. */
    private static final List<String> READ = List.of("en-lettres: all, in words", "en-nombres: 7, 7", "bilan: 8");

    @TempDir
    static Path home;

    private static PackagedService service;
    private static String contract;
    private static String structure;
    private static String inNumbers;
    private static String inWords;

    private final Path clients = Path.of(System.getProperty("clients.directory"));
    private Map<String, String> given;

    @BeforeAll
    static void start() throws Exception {
        service = PackagedService.start(home, Map.of("CONTRATDEVILLE_DATASET_LOAD", "never"));
        contract = created("/city-contracts", """
                {"code": "dole", "name": "Contrat", "epciName": "Grand Dole", "firstYear": 2015, "lastYear": 2023}
                """);
        structure = created("/structures", "{\"name\": \"CCAS\", \"kind\": \"association\"}");
        inNumbers = people("en-nombres");
        inWords = people("en-lettres");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @BeforeEach
    void twoActions() throws IOException {
        given = Map.of(
                "API", service.address(),
                "TOKEN", service.trialSetting("AGGLOMERATION_TOKEN"),
                "STRUCTURE", structure,
                "ACTION", action(),
                "OTHER", action(),
                "IN_NUMBERS", inNumbers,
                "IN_WORDS", inWords);
    }

    private static String people(String code) throws IOException {
        return created("/indicators", """
                {"code": "%s", "label": "%1$s", "unit": "personne", "counts": "people", "aggregation": "sum"}
                """.formatted(code));
    }

    private static String action() throws IOException {
        return created("/actions", """
                {"contractId": "%s", "structureId": "%s", "year": 2023, "title": "%s", "description": "Une action.",
                 "status": "completed"}
                """.formatted(contract, structure, UUID.randomUUID()));
    }

    private static String created(String path, String json) throws IOException {
        return service.requestsOfTheAgglomeration()
                .contentType(ContentType.JSON)
                .body(json)
                .post("/api/v1" + path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void of_typescript_fetch() throws Exception {
        Path program = Files.copy(
                PROGRAMS.resolve("overlaps.ts"),
                Files.createTempDirectory(clients, "program").resolve("overlaps.ts"));
        Files.createSymbolicLink(program.resolveSibling("typescript"), clients.resolve("typescript"));
        run(
                "node",
                clients.resolve("node_modules/typescript/bin/tsc").toString(),
                "--strict",
                "--target",
                "es2022",
                "--module",
                "commonjs",
                "--moduleResolution",
                "node10",
                "--lib",
                "es2022,dom",
                "--preserveSymlinks",
                "--outDir",
                program.resolveSibling("compiled").toString(),
                program.toString());

        assertThat(run("node", program.resolveSibling("compiled/overlaps.js").toString()))
                .isEqualTo(READ);
    }

    @Test
    void of_openapi_typescript() throws Exception {
        Path program = Files.copy(
                PROGRAMS.resolve("front-end.ts"),
                Files.createTempDirectory(clients, "program").resolve("front-end.ts"));
        Files.copy(clients.resolve("api.d.ts"), program.resolveSibling("api.d.ts"));
        Files.writeString(program.resolveSibling("package.json"), "{\"type\": \"module\"}");
        run(
                "node",
                clients.resolve("node_modules/typescript/bin/tsc").toString(),
                "--strict",
                "--exactOptionalPropertyTypes",
                "--noUncheckedIndexedAccess",
                "--target",
                "es2022",
                "--module",
                "es2022",
                "--moduleResolution",
                "bundler",
                "--lib",
                "es2022,dom",
                "--outDir",
                program.getParent().toString(),
                program.toString());

        assertThat(run("node", program.resolveSibling("front-end.js").toString()))
                .containsExactly(
                        "actions: true, not assigned",
                        "late: 412 stale-version, Version dépassée",
                        "again: Renommée ensuite",
                        "titles: true",
                        "posted: submitted, 0 warnings",
                        "en-lettres: true",
                        "en-nombres: true");
    }

    @Test
    void of_java() throws Exception {
        Path compiled = Files.createTempDirectory(clients, "compiled");
        Path arguments = compiled.resolve("sources");
        try (Stream<Path> files = Files.walk(clients.resolve("java/src/main/java"))) {
            Files.write(
                    arguments,
                    Stream.concat(Stream.of(PROGRAMS.resolve("Overlaps.java")), files)
                            .map(Path::toString)
                            .filter(file -> file.endsWith(".java"))
                            .toList());
        }
        // Jackson and the annotations, of which the tests have newer ones than the client asks for.
        String libraries = System.getProperty("surefire.real.class.path", System.getProperty("java.class.path"));
        run(java("javac"), "-nowarn", "-cp", libraries, "-d", compiled.toString(), "@" + arguments);

        assertThat(run(java("java"), "-cp", compiled + ":" + libraries, "Overlaps"))
                .startsWith(READ.toArray(String[]::new))
                .endsWith("later: unknown_default_open_api");
    }

    @Test
    void of_python() throws Exception {
        assumeTrue(
                ended("python3", "-c", "import pydantic, urllib3, dateutil; assert pydantic.VERSION >= '2'"),
                "LEFT OUT: there is no Python with the packages that the client needs");

        assertThat(run("python3", PROGRAMS.resolve("overlaps.py").toString())).isEqualTo(READ);
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private boolean ended(String... command) throws IOException, InterruptedException {
        try {
            return started(Path.of("/dev/null"), command).waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private List<String> run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("client", ".out");
        Process program = started(output, command);
        assertThat(program.waitFor(LONGEST_IN_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output);
    }

    private Process started(Path output, String... command) throws IOException {
        ProcessBuilder program =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        program.environment().putAll(given);
        program.environment().put("PYTHONPATH", clients.resolve("python").toString());
        return program.start();
    }
}
