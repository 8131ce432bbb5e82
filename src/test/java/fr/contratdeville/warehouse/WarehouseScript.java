package fr.contratdeville.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.PackagedService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The warehouse's script, run against a service in a directory of its own. */
record WarehouseScript(PackagedService service, Path directory) {

    static final Path SCRIPT = Path.of("src/test/scripts/warehouse.sh").toAbsolutePath();
    private static final int LONGEST_IN_MINUTES = 3;

    /** @param exitCode 0 if all went well */
    record Run(int exitCode, String output) {}

    void succeeds() throws IOException, InterruptedException {
        Run run = run();
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    Run run() throws IOException, InterruptedException {
        return run(Map.of());
    }

    /** @param settings that the script is told besides the usual ones, or instead of them */
    Run run(Map<String, String> settings) throws IOException, InterruptedException {
        return run(SCRIPT, settings);
    }

    /** Another script, in the same place. */
    Run run(Path file, Map<String, String> settings) throws IOException, InterruptedException {
        Path output = Files.createTempFile("warehouse", ".log");
        ProcessBuilder script = new ProcessBuilder("sh", file.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        script.environment().put("API_ADDRESS", service.address());
        script.environment().put("WAREHOUSE_TOKEN", service.trialSetting("WAREHOUSE_TOKEN"));
        script.environment().putAll(settings);
        Process running = script.start();
        assertThat(running.waitFor(LONGEST_IN_MINUTES, TimeUnit.MINUTES)).isTrue();
        return new Run(running.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    /**
     * Settings with which the script runs these commands after every request, beside curl.
     *
     * @param commands in which {@code $*} is what curl was told, and {@code $code} its exit code, which they may change
     */
    Map<String, String> after(String commands) throws IOException {
        Path programs = Files.createTempDirectory("programs");
        Path curl = programs.resolve("curl");
        Files.writeString(curl, """
                #!/bin/sh
                PATH=${PATH#*:}
                code=0; curl "$@" || code=$?
                %s
                exit $code
                """.formatted(commands));
        Files.setPosixFilePermissions(curl, PosixFilePermissions.fromString("rwx------"));
        return Map.of("PATH", programs + ":" + System.getenv("PATH"));
    }

    String read(String file) throws IOException {
        return Files.readString(directory.resolve(file), StandardCharsets.UTF_8);
    }
}
