package fr.contratdeville.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.testing.PackagedService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return run("");
    }

    /** @param programs the directory of some that take the place of the usual ones, and a colon */
    Run run(String programs) throws IOException, InterruptedException {
        Path output = Files.createTempFile("warehouse", ".log");
        ProcessBuilder script = new ProcessBuilder("sh", SCRIPT.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        script.environment().put("API_ADDRESS", service.address());
        script.environment().put("WAREHOUSE_TOKEN", service.trialSetting("WAREHOUSE_TOKEN"));
        script.environment().merge("PATH", programs, (usual, first) -> first + usual);
        Process running = script.start();
        assertThat(running.waitFor(LONGEST_IN_MINUTES, TimeUnit.MINUTES)).isTrue();
        return new Run(running.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    String read(String file) throws IOException {
        return Files.readString(directory.resolve(file), StandardCharsets.UTF_8);
    }
}
