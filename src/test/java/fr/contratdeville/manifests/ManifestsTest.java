package fr.contratdeville.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster would be told is what the kinds of its objects allow, to the last member. */
class ManifestsTest {

    static final Path OVERLAYS = Path.of("k8s/overlays");
    private static final String DATABASE = "postgresql.cnpg.io/v1 Cluster contrat-de-ville/contrat-de-ville-db";
    private static final String DEPLOYMENT = "apps/v1 Deployment contrat-de-ville/contrat-de-ville-api";
    private static final String STORE = "barmancloud.cnpg.io/v1 ObjectStore contrat-de-ville/contrat-de-ville-backups";
    private static final String ALERTS = "monitoring.coreos.com/v1 PrometheusRule contrat-de-ville/contrat-de-ville";
    private static final String MONITOR = "monitoring.coreos.com/v1 PodMonitor contrat-de-ville/contrat-de-ville-db";

    private final Kinds kinds = new Kinds();

    static List<Path> overlays() throws IOException {
        try (Stream<Path> directories = Files.list(OVERLAYS)) {
            return directories.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_manifest_is_what_its_kind_allows(Path overlay) {
        assertThat(Overlay.manifests(overlay))
                .isNotEmpty()
                .allSatisfy(manifest -> assertThat(kinds.faults(manifest))
                        .as(Overlay.identity(manifest))
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void no_manifest_is_there_twice(Path overlay) {
        assertThat(Overlay.manifests(overlay)).extracting(Overlay::identity).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                DEPLOYMENT + "|/spec|replica|1",
                DEPLOYMENT + "|/spec|replicas|\"1\"",
                DEPLOYMENT + "|/spec/template/spec|terminationGracePeriod|30",
                DEPLOYMENT + "|/spec/template/spec/containers/0/securityContext|readOnlyRootFileSystem|true",
                DEPLOYMENT + "|/spec/template/spec/containers/0/readinessProbe/httpGet|port|{}",
                DEPLOYMENT + "|/spec/template/spec/containers/0/env/0|value|1",
                DEPLOYMENT + "|/metadata|label|{}",
                DEPLOYMENT + "||kind|Deploymnet",
                DEPLOYMENT + "||apiVersion|extensions/v1beta1",
                DATABASE + "|/spec|instance|3",
                DATABASE + "|/spec|instances|\"3\"",
                DATABASE + "|/spec/postgresql/synchronous|quorum|true",
                DATABASE + "|/spec/postgresql/synchronous|method|some",
                DATABASE + "|/spec/managed/roles/0|canLogin|true",
                DATABASE + "|/metadata|nmae|db",
                STORE + "|/spec|retention|30d",
                STORE + "|/spec|retentionPolicy|30 days",
                STORE + "|/spec/configuration|serverName|db",
                STORE + "|/spec/configuration/wal|compression|rar",
                ALERTS + "|/spec/groups/0/rules/0|alerts|a",
                ALERTS + "|/spec/groups/0/rules/0|labels|a",
                MONITOR + "|/spec|podMetricsEndpoint|{}",
                MONITOR + "|/spec/podMetricsEndpoints/0|port|{}"
            })
    void a_planted_fault_is_found(String identity, String where, String member, String value) throws IOException {
        JsonNode manifest = manifest(identity);
        ((ObjectNode) manifest.at(where == null ? "" : where))
                .set(member, Yaml.documents(value).get(0));

        assertThat(kinds.faults(manifest)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                DEPLOYMENT + "|/spec|selector",
                DEPLOYMENT + "|/spec/template/spec/containers/0|name",
                DATABASE + "||spec",
                DATABASE + "|/spec/managed/roles/0|name",
                STORE + "|/spec/configuration|destinationPath",
                STORE + "|/spec/configuration/s3Credentials/accessKeyId|key"
            })
    void what_is_required_is_missed(String identity, String where, String member) {
        JsonNode manifest = manifest(identity);
        ObjectNode owner = (ObjectNode) manifest.at(where == null ? "" : where);
        assertThat(owner.remove(member)).isNotNull();

        assertThat(kinds.faults(manifest)).isNotEmpty();
    }

    /** What the documentation has somebody write who takes the database back. */
    @Test
    void a_recovery_as_documented_is_what_its_kind_allows() throws IOException {
        String block = Files.readString(Path.of("src/main/docs/en/running.md"))
                .split("```yaml\n")[1]
                .split("```")[0];
        JsonNode recovery = Yaml.documents(block).get(0);
        JsonNode manifest = manifest(DATABASE);
        ((ObjectNode) manifest.path("spec")).setAll((ObjectNode) recovery);

        assertThat(kinds.faults(manifest)).isEmpty();
        assertThat(recovery.at("/externalClusters/0/plugin/parameters/barmanObjectName"))
                .isEqualTo(manifest.at("/spec/plugins/0/parameters/barmanObjectName"));
    }

    private static JsonNode manifest(String identity) {
        return Overlay.manifests(OVERLAYS.resolve("ha")).stream()
                .filter(manifest -> Overlay.identity(manifest).equals(identity))
                .findAny()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: 1\na: 2", "a:\n  b: 1\n  b: 1"})
    void a_member_that_is_there_twice_is_refused(String text) {
        assertThatThrownBy(() -> Yaml.documents(text)).hasMessageContaining("Duplicate");
    }

    /** Where there is one: what is tested elsewhere is then what it puts together. */
    @Test
    void kubectl_puts_the_same_together() throws Exception {
        for (Path overlay : overlays()) {
            Process kubectl;
            try {
                kubectl = new ProcessBuilder("kubectl", "kustomize", overlay.toString()).start();
            } catch (IOException none) {
                abort("there is no kubectl");
                return;
            }
            String output = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(kubectl.waitFor()).isZero();
            Set<JsonNode> theirs = new HashSet<>(Yaml.documents(output));

            assertThat(Overlay.manifests(overlay).stream().collect(Collectors.toSet()))
                    .isEqualTo(theirs);
        }
    }
}
