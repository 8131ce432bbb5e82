package fr.contratdeville.testing;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.Reader;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged service, run as its users run it: a process of its own. */
public final class PackagedService implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final int LONGEST_STOP_IN_SECONDS = Integer.getInteger("packaged.service.longest-stop", 60);
    private static final int MILLISECONDS_BETWEEN_LOOKS = 100;
    private static final Path LOGS = Path.of("target", "logs");
    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|CREDENTIALS");
    /** Of the virtual machine: what makes it start sooner, in a sample. */
    private static final List<String> OPTIONS = Stream.of(
                    System.getProperty("packaged.service.options", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList();

    private final Process process;
    private final Path directory;
    private final Path output;
    private final int port;

    private PackagedService(Process process, Path directory, Path output, int port) {
        this.process = process;
        this.directory = directory;
        this.output = output;
        this.port = port;
    }

    /** @param directory where it is started, and so where its {@code ./data} is */
    public static PackagedService launch(Path directory, Map<String, String> environment) throws IOException {
        return launch(directory, environment, System.getProperty("packaged.service"));
    }

    private static PackagedService launch(Path directory, Map<String, String> environment, String jar)
            throws IOException {
        int port = freePort();
        // They are read at the end of the run (LogCheck).
        Path output = Files.createTempFile(Files.createDirectories(LOGS), "service-", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-jar");
        command.add(jar);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        // Tests send more requests a minute than any caller.
        builder.environment().put("CONTRATDEVILLE_LIMITS_REQUESTS_BURST", "1000000");
        builder.environment().putAll(environment);
        Files.write(secretsBeside(output), secretsIn(environment));
        return new PackagedService(builder.start(), directory, output, port);
    }

    private static Path secretsBeside(Path output) {
        return output.resolveSibling(output.getFileName() + LogCheck.SECRETS);
    }

    private static List<String> secretsIn(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(setting -> SECRET.matcher(setting.getKey()).find())
                .map(Map.Entry::getValue)
                // Of tests: "none" and the like are words.
                .filter(value -> value.length() > 8)
                .toList();
    }

    public static PackagedService start(Path directory, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(directory, environment, System.getProperty("packaged.service"));
    }

    /** @param jar of another release, in the directory where it was packaged */
    public static PackagedService start(Path directory, Map<String, String> environment, String jar)
            throws IOException, InterruptedException {
        PackagedService service = launch(directory, environment, jar);
        Instant latest = Instant.now().plus(LONGEST_START);
        while (!service.isReady()) {
            if (!service.process.isAlive() || Instant.now().isAfter(latest)) {
                service.process.destroyForcibly();
                throw new IllegalStateException("the service did not start:\n" + service.output());
            }
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
        service.keepSecretsThatItHasMade();
        return service;
    }

    private void keepSecretsThatItHasMade() throws IOException {
        for (String made : List.of("data/postgresql.password", "data/tokens.key")) {
            Path file = directory.resolve(made);
            if (Files.exists(file)) {
                Files.write(secretsBeside(output), Files.readAllLines(file), StandardOpenOption.APPEND);
            }
        }
    }

    public boolean isReady() {
        try {
            return requests().get("/q/health/ready").statusCode() == 200;
        } catch (Exception notListening) {
            return false;
        }
    }

    public String address() {
        return "http://localhost:" + port;
    }

    public RequestSpecification requests() {
        return RestAssured.given().noFilters().baseUri(address());
    }

    /** Requests with one of the tokens that the service has made for trying it out. */
    public RequestSpecification requestsWith(String token) throws IOException {
        return requests().header("Authorization", "Bearer " + trialSetting(token));
    }

    public RequestSpecification requestsOfTheAgglomeration() throws IOException {
        return requestsWith("AGGLOMERATION_TOKEN");
    }

    /** What a variable stands for in the file that shells source. */
    public String trialSetting(String name) throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(directory.resolve("data/tokens.env"))) {
            settings.load(file);
        }
        return settings.getProperty(name);
    }

    /** A token like those that the service has made for trying it out, which is good for so long only. */
    public String trialToken(String role, Duration lifetime) throws IOException {
        byte[] key = Base64.getDecoder().decode(Files.readString(directory.resolve("data/tokens.key")));
        try {
            return Jwt.claims()
                    .issuer("contrat-de-ville-api")
                    .audience("contrat-de-ville-api")
                    .subject("trial-" + role)
                    .claim("realm_access", Map.of("roles", List.of(role)))
                    .expiresIn(lifetime)
                    .jws()
                    .sign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(unreadable);
        }
    }

    /** The process of the PostgreSQL that it has started for itself. */
    public ProcessHandle embeddedDatabase() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("data/postgresql/postmaster.pid"))
                .get(0));
        return ProcessHandle.of(pid).orElseThrow();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    /** The most that it has taken since it was started, as Linux knows it. */
    public long mostMemoryInMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024;
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** As a terminal's Ctrl-C or a cluster's stop does; does not wait for its end. */
    public void terminate() {
        process.destroy();
    }

    public int waitForExit() throws InterruptedException {
        if (!process.waitFor(LONGEST_STOP_IN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the service does not stop");
        }
        return process.exitValue();
    }

    /** {@link #terminate Stops} it, and waits until it has ended. */
    @Override
    public void close() throws InterruptedException {
        terminate();
        waitForExit();
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
