package fr.contratdeville.platform.security.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Installation.Shared.class)
class PartnerScriptKeycloakIT {

    private static final Path SCRIPT = Path.of("src/test/scripts/partner.sh");
    private static final int MOST_LINES = 30;
    private static final int LONGEST_IN_MINUTES = 2;

    @TempDir
    Path directory;

    private final Installation installation;

    PartnerScriptKeycloakIT(Installation installation) {
        this.installation = installation;
    }

    @Test
    void a_bilan_is_sent_returned_corrected_and_published_when_it_is_validated() throws Exception {
        assertThat(run())
                .containsExactly(
                        "Réunions publiées avant le bilan : 4",
                        "Réunions publiées avant la validation : 4",
                        "Réunions publiées après la validation : 5");
    }

    @Test
    void it_takes_no_more_than_thirty_lines() throws IOException {
        assertThat(Files.readAllLines(SCRIPT)).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    private Iterable<String> run() throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        ProcessBuilder script = new ProcessBuilder("sh", SCRIPT.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        script.environment().put("API_ADDRESS", installation.service().address());
        script.environment().put("PROVIDER", installation.keycloak().issuer());
        script.environment().put("PARTNER_STRUCTURE", installation.structure());
        Process running = script.start();
        assertThat(running.waitFor(LONGEST_IN_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).as(Files.readString(output)).isZero();
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }
}
