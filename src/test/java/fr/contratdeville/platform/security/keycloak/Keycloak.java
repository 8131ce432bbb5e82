package fr.contratdeville.platform.security.keycloak;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keycloak with the realm that is this project's example, and a second one like it that the service does not know. */
final class Keycloak implements AutoCloseable {

    static final String REALM = "contrat-de-ville";
    static final String ANOTHER_REALM = "another";

    /** Of all clients and people in the example. */
    static final String SECRET = "exemple-a-changer";

    private static final String ADMIN = "admin";

    /** The first start of an unpacked Keycloak builds it, which takes most of a minute. */
    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private static final int LONGEST_STOP_IN_SECONDS = 30;
    private static final int MILLISECONDS_BETWEEN_LOOKS = 200;

    private final Process process;
    private final Path output;
    private final int port;
    private final Thread stopWithTheTests = new Thread(this::kill);

    private Keycloak(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** @param environment what the realm file leaves open */
    static Keycloak start(int port, Map<String, String> environment) throws IOException, InterruptedException {
        Path home = path("keycloak.home");
        // Tests of two processes start one each, from the one directory in which the first builds itself.
        try (FileChannel file = FileChannel.open(
                        home.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock alone = file.lock()) {
            return start(home, port, environment);
        }
    }

    private static Keycloak start(Path home, int port, Map<String, String> environment)
            throws IOException, InterruptedException {
        importAtStart(home);
        Path output = Files.createTempFile("keycloak", ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--db=dev-mem",
                        "--http-host=localhost",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // It lives for a few requests: what is compiled well comes too late for them.
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", SECRET);
        builder.environment().putAll(environment);
        Keycloak keycloak = new Keycloak(builder.start(), output, port);
        Runtime.getRuntime().addShutdownHook(keycloak.stopWithTheTests);
        keycloak.waitUntilItAnswers();
        return keycloak;
    }

    private static void importAtStart(Path home) throws IOException {
        Path imports = Files.createDirectories(home.resolve("data/import"));
        String realm = Files.readString(path("keycloak.realm"));
        Files.writeString(imports.resolve(REALM + ".json"), realm);
        Files.writeString(
                imports.resolve(ANOTHER_REALM + ".json"),
                realm.replace("\"realm\": \"" + REALM + "\"", "\"realm\": \"" + ANOTHER_REALM + "\""));
    }

    private static Path path(String property) {
        return Path.of(Objects.requireNonNull(System.getProperty(property), "run with -Pkeycloak"));
    }

    private void waitUntilItAnswers() throws IOException, InterruptedException {
        Instant latest = Instant.now().plus(LONGEST_START);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(latest)) {
                close();
                throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(output));
            }
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
    }

    private boolean answers() {
        try {
            return requests().get(issuer(ANOTHER_REALM)).statusCode() == 200;
        } catch (Exception notListening) {
            return false;
        }
    }

    static String issuer(int port) {
        return "http://localhost:" + port + "/realms/" + REALM;
    }

    String issuer() {
        return issuer(REALM);
    }

    private String issuer(String realm) {
        return "http://localhost:" + port + "/realms/" + realm;
    }

    String endpoint(String name) {
        return issuer(REALM) + "/protocol/openid-connect/" + name;
    }

    /** Where people look after their own account. */
    String account() {
        return issuer(REALM) + "/account/";
    }

    /** A token that a program gets with its own credentials. */
    String tokenOf(String client) {
        return tokenOf(client, REALM);
    }

    String tokenOf(String client, String realm) {
        return requests()
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", client)
                .formParam("client_secret", SECRET)
                .post(issuer(realm) + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** A client with a service account that has the role of the agglomeration, in the realm the service knows. */
    void addProgram(String client, String members) {
        addProgramWithoutRole(client, members);
        giveRealmRole(client, "agglomeration");
    }

    void addProgramWithoutRole(String client, String members) {
        create(
                "/clients",
                "{\"clientId\": \"%s\", \"secret\": \"%s\", \"serviceAccountsEnabled\": true, %s}"
                        .formatted(client, SECRET, members));
    }

    /** A client that people log in by. */
    void addFrontEnd(String client, String redirectUri, String members) {
        create(
                "/clients",
                "{\"clientId\": \"%s\", \"publicClient\": true, \"redirectUris\": [\"%s\"], %s}"
                        .formatted(client, redirectUri, members));
    }

    void giveRealmRole(String program, String role) {
        giveRole(account(program), administration("/roles/" + role), "realm");
    }

    /** A role of a client, which is added to the realm. */
    void giveClientRole(String program, String client, String role) {
        String id = create("/clients", "{\"clientId\": \"%s\"}".formatted(client));
        create("/clients/" + id + "/roles", "{\"name\": \"%s\"}".formatted(role));
        giveRole(account(program), administration("/clients/" + id + "/roles/" + role), "clients/" + id);
    }

    private void giveRole(String account, String role, String where) {
        Map<String, Object> found = asAdministrator().get(role).path("");
        asAdministrator()
                .body(List.of(found))
                .post(administration("/users/" + account + "/role-mappings/" + where))
                .then()
                .statusCode(204);
    }

    /** @param groups that are added to the realm, each within the one before; the program becomes a member of the last */
    void addToGroup(String program, String... groups) {
        String parent = null;
        for (String group : groups) {
            parent = create(
                    parent == null ? "/groups" : "/groups/" + parent + "/children",
                    "{\"name\": \"%s\"}".formatted(group));
        }
        asAdministrator()
                .put(administration("/users/" + account(program) + "/groups/" + parent))
                .then()
                .statusCode(204);
    }

    private String account(String program) {
        return asAdministrator()
                .queryParam("username", "service-account-" + program)
                .get(administration("/users"))
                .path("[0].id");
    }

    /** @return the id of what is created */
    private String create(String path, String json) {
        String address = asAdministrator()
                .body(json)
                .post(administration(path))
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private RequestSpecification asAdministrator() {
        String token = requests()
                .formParam("grant_type", "password")
                .formParam("client_id", "admin-cli")
                .formParam("username", ADMIN)
                .formParam("password", SECRET)
                .post(issuer("master") + "/protocol/openid-connect/token")
                .path("access_token");
        return requests().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private String administration(String path) {
        return "http://localhost:" + port + "/admin/realms/" + REALM + path;
    }

    private static RequestSpecification requests() {
        return given().noFilters();
    }

    /** At once, as a machine that fails; and with the JVM that the script has started. */
    @Override
    public void close() throws InterruptedException {
        kill();
        if (!process.waitFor(LONGEST_STOP_IN_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Keycloak does not stop");
        }
        Runtime.getRuntime().removeShutdownHook(stopWithTheTests);
    }

    private void kill() {
        // The script last: it forgets its children, and nobody would find them.
        try (Stream<ProcessHandle> children = process.descendants()) {
            children.forEach(child -> {
                child.destroyForcibly();
                child.onExit().join();
            });
        }
        process.destroyForcibly();
    }
}
