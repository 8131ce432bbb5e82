package fr.contratdeville.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manifests promise beyond what a cluster would check: how pods run, who talks to whom, and that names lead somewhere. */
class PromisesTest {

    private static final Path DOCUMENTATION = Path.of("src/main/docs/en/running.md");
    private static final List<Path> SETTINGS =
            List.of(DOCUMENTATION, Path.of("src/main/resources/application.properties"));
    private static final String SETTINGS_OF_THE_SERVICE = "contrat-de-ville-api";
    private static final Pattern PROPERTY = Pattern.compile("\\b(?:quarkus|contratdeville)\\.[a-z0-9.-]*[a-z0-9]");
    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|CREDENTIAL|PRIVATE");
    /** Of a pod, beside its pool, its exports and, each with two, its pulls. */
    private static final int OTHER_CONNECTIONS = 5;

    private static final int PULLS = 4;
    /** For the database's operator, and for whoever looks. */
    private static final int CONNECTIONS_OF_OTHERS = 10;

    static List<Path> overlays() throws IOException {
        return ManifestsTest.overlays();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void no_secret_is_written_down(Path overlay) {
        List<JsonNode> manifests = Overlay.manifests(overlay);

        assertThat(manifests).noneMatch(manifest -> kind(manifest).equals("Secret"));
        assertThat(all(overlay, "ConfigMap"))
                .flatExtracting(map -> properties(map.path("data")))
                .isNotEmpty()
                .noneMatch(name -> SECRET.matcher(name).find());
        assertThat(containers(pod(overlay)))
                .flatExtracting(container -> elements(container.path("env")))
                .filteredOn(variable ->
                        SECRET.matcher(variable.path("name").asText()).find())
                .isNotEmpty()
                .allMatch(variable -> variable.at("/valueFrom/secretKeyRef").isObject());
        assertThat(manifests).extracting(JsonNode::toString).noneMatch(text -> text.contains("password="));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void no_body_that_comes_slowly_keeps_a_thread(Path overlay) {
        assertThat(variables(Overlay.manifests(overlay))).containsEntry("QUARKUS_HTTP_HTTP2", "false");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_container_is_restricted(Path overlay) {
        JsonNode pod = pod(overlay);

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        for (JsonNode container : containers(pod)) {
            JsonNode context = container.path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(texts(context.at("/capabilities/drop"))).containsExactly("ALL");
        }
        assertThat(only(overlay, "Namespace")
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo("restricted");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_image_has_a_version_and_every_container_its_share_of_the_machine(Path overlay) {
        for (JsonNode container : containers(pod(overlay))) {
            assertThat(container.path("image").asText()).matches(".+:[^:/]+").doesNotEndWith(":latest");
            assertThat(container.at("/resources/requests/cpu").isTextual()).isTrue();
            assertThat(container.at("/resources/requests/memory").isTextual()).isTrue();
            // More than it asks for would be taken back by killing it.
            assertThat(container.at("/resources/limits/memory")).isEqualTo(container.at("/resources/requests/memory"));
        }
        JsonNode database = only(overlay, "Cluster").path("spec");
        assertThat(database.path("imageName").asText()).matches(".+:[0-9]+\\.[0-9]+.*");
        assertThat(database.at("/resources/limits/memory")).isEqualTo(database.at("/resources/requests/memory"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void the_three_probes_ask_three_things(Path overlay) {
        JsonNode container = pod(overlay).at("/containers/0");

        assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                        .map(probe ->
                                container.at("/" + probe + "/httpGet/path").asText()))
                .containsExactly("/q/health/started", "/q/health/live", "/q/health/ready");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void a_stop_is_given_the_time_that_it_takes(Path overlay) {
        Map<String, String> variables = variables(Overlay.manifests(overlay));

        long longest =
                seconds(variables.get("QUARKUS_SHUTDOWN_DELAY")) + seconds(variables.get("QUARKUS_SHUTDOWN_TIMEOUT"));
        assertThat(pod(overlay).path("terminationGracePeriodSeconds").asLong()).isGreaterThan(longest);
        // Two looks of the readiness probe in vain, and a moment for the word to get round.
        assertThat(seconds(variables.get("QUARKUS_SHUTDOWN_DELAY"))).isGreaterThanOrEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void what_is_written_has_room_of_its_own_and_no_more(Path overlay) {
        JsonNode pod = pod(overlay);
        Map<String, JsonNode> volumes = byName(pod.path("volumes"));

        for (JsonNode container : containers(pod)) {
            for (JsonNode mount : container.path("volumeMounts")) {
                JsonNode volume = volumes.get(mount.path("name").asText());
                assertThat(mount.path("readOnly").asBoolean()
                                || volume.at("/emptyDir/sizeLimit").isTextual())
                        .as(mount.toString())
                        .isTrue();
            }
        }
        assertThat(mountPaths(pod.at("/containers/0")))
                .contains("/tmp", variables(Overlay.manifests(overlay)).get("CONTRATDEVILLE_EXPORTS_DIRECTORY"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nobody_talks_to_a_pod_that_no_policy_lets_in(Path overlay) {
        List<JsonNode> policies = all(overlay, "NetworkPolicy");

        assertThat(policies).anySatisfy(policy -> {
            assertThat(policy.at("/spec/podSelector")).isEmpty();
            assertThat(texts(policy.at("/spec/policyTypes"))).containsExactly("Ingress", "Egress");
            assertThat(policy.path("spec").has("ingress")).isFalse();
            assertThat(policy.path("spec").has("egress")).isFalse();
        });
        // An empty rule would let everybody in.
        assertThat(policies)
                .flatExtracting(policy -> elements(policy.at("/spec/ingress")))
                .allMatch(rule ->
                        !rule.path("from").isEmpty() && !rule.path("ports").isEmpty());
        assertThat(policies)
                .flatExtracting(policy -> elements(policy.at("/spec/egress")))
                .allMatch(rule -> !rule.path("ports").isEmpty());
        assertThat(policies)
                .extracting(policy -> policy.at("/spec/podSelector/matchLabels").toString())
                .contains(
                        only(overlay, "Deployment")
                                .at("/spec/template/metadata/labels")
                                .toString(),
                        "{\"cnpg.io/cluster\":\"%s\"}".formatted(name(only(overlay, "Cluster"))));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_name_leads_to_something(Path overlay) throws IOException {
        List<JsonNode> manifests = Overlay.manifests(overlay);
        String cluster = name(only(overlay, "Cluster"));
        Set<String> known = new HashSet<>(Set.of("Secret " + cluster + "-app", "Secret " + cluster + "-ca"));
        manifests.forEach(manifest -> known.add(kind(manifest) + " " + name(manifest)));
        String documentation = Files.readString(DOCUMENTATION);
        Set<String> named = new TreeSet<>();
        for (JsonNode manifest : manifests) {
            references(manifest, "", named);
        }

        assertThat(named).isNotEmpty();
        named.removeAll(known);
        assertThat(named)
                .as("what others make is a secret that %s speaks of", DOCUMENTATION)
                .allMatch(name ->
                        name.startsWith("Secret ") && documentation.contains(name.substring("Secret ".length())));
    }

    /** What a node refers to, by where it stands: {@code Secret name}. */
    private static void references(JsonNode node, String member, Set<String> named) {
        switch (member) {
            case "configMapRef" -> named.add("ConfigMap " + name(node, "name"));
            case "secretKeyRef", "passwordSecret", "accessKeyId", "secretAccessKey" ->
                named.add("Secret " + name(node, "name"));
            case "secretName" -> named.add("Secret " + node.asText());
            case "serviceAccountName" -> named.add("ServiceAccount " + node.asText());
            case "service" -> named.add("Service " + name(node, "name"));
            case "scaleTargetRef" -> named.add("%s %s".formatted(name(node, "kind"), name(node, "name")));
            case "cluster", "cnpg.io/cluster" ->
                named.add("Cluster " + (node.isTextual() ? node.asText() : name(node, "name")));
            case "barmanObjectName" -> named.add("ObjectStore " + node.asText());
            default -> {
                // Everything else names nothing.
            }
        }
        node.fields().forEachRemaining(child -> references(child.getValue(), child.getKey(), named));
        if (node.isArray()) {
            node.forEach(child -> references(child, "", named));
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_selector_selects_the_pods_of_the_service(Path overlay) {
        JsonNode labels = only(overlay, "Deployment").at("/spec/template/metadata/labels");

        assertThat(Stream.of(
                                all(overlay, "Deployment").stream().map(one -> one.at("/spec/selector/matchLabels")),
                                all(overlay, "Service").stream().map(one -> one.at("/spec/selector")),
                                all(overlay, "PodDisruptionBudget").stream()
                                        .map(one -> one.at("/spec/selector/matchLabels")),
                                elements(pod(overlay).path("topologySpreadConstraints")).stream()
                                        .map(one -> one.at("/labelSelector/matchLabels")))
                        .flatMap(Function.identity()))
                .isNotEmpty()
                .allMatch(labels::equals);
        assertThat(only(overlay, "Service").at("/spec/ports/0/targetPort").asText())
                .isEqualTo(pod(overlay).at("/containers/0/ports/0/name").asText());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void every_variable_is_a_setting(Path overlay) throws IOException {
        Set<String> settings = new HashSet<>();
        for (Path file : SETTINGS) {
            for (Matcher property = PROPERTY.matcher(Files.readString(file)); property.find(); ) {
                settings.add(property.group().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
            }
        }

        assertThat(settings).containsAll(variables(Overlay.manifests(overlay)).keySet());
    }

    /** All that is in memory is worth as much as the secrets, which are there as well. */
    @ParameterizedTest
    @MethodSource("overlays")
    void nothing_writes_what_is_in_memory_to_a_file(Path overlay) throws IOException {
        assertThat(Files.readString(Path.of("Dockerfile")))
                .contains("\"-XX:-HeapDumpOnOutOfMemoryError\"", "\"-XX:-CreateCoredumpOnCrash\"")
                .doesNotContain("+HeapDump", "HeapDumpPath");
        assertThat(pod(overlay).toString()).doesNotContain("JAVA_", "JDK_", "HeapDump");
        assertThat(variables(Overlay.manifests(overlay)).keySet()).noneMatch(name -> name.contains("JAVA"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void the_service_knows_its_database_by_a_certificate_and_is_not_its_owner(Path overlay) {
        JsonNode cluster = only(overlay, "Cluster");
        JsonNode database = cluster.at("/spec/bootstrap/initdb");
        Map<String, String> variables = variables(Overlay.manifests(overlay));
        String authority = "/etc/contrat-de-ville/database/ca.crt";

        String address = "jdbc:postgresql://%s-%%s:5432/%s?sslmode=verify-full&sslrootcert=%s"
                .formatted(name(cluster), database.path("database").asText(), authority);
        assertThat(variables.get("QUARKUS_DATASOURCE_JDBC_URL")).isEqualTo(address.formatted("rw"));
        assertThat(variables.get("CONTRATDEVILLE_REPLICA_JDBC_URL"))
                .as("of the others, where there are some")
                .isEqualTo(cluster.at("/spec/instances").asInt() > 1 ? address.formatted("ro") : null);
        JsonNode volume = byName(pod(overlay).path("volumes")).get("database-ca");
        assertThat(volume.at("/secret/secretName").asText()).isEqualTo(name(cluster) + "-ca");
        assertThat(elements(volume.at("/secret/items")))
                .as("not its private key")
                .extracting(item -> item.path("key").asText())
                .containsExactly("ca.crt");
        assertThat(texts(cluster.at("/spec/postgresql/pg_hba"))).startsWith("hostnossl all all all reject");

        JsonNode role = cluster.at("/spec/managed/roles/0");
        assertThat(role.path("name").asText())
                .isEqualTo(variables.get("QUARKUS_DATASOURCE_USERNAME"))
                .isNotEqualTo(database.path("owner").asText());
        assertThat(Stream.of("superuser", "createdb", "createrole", "replication", "bypassrls", "inRoles"))
                .noneMatch(role::has);
        assertThat(pod(overlay).at("/containers/0").toString())
                .as("the owner's password is for who migrates only")
                .doesNotContain(name(cluster) + "-app");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void the_database_has_connections_for_all_pods(Path overlay) {
        Map<String, String> variables = variables(Overlay.manifests(overlay));
        int ofAPod = Integer.parseInt(variables.get("QUARKUS_DATASOURCE_JDBC_MAX_SIZE"))
                + Integer.parseInt(variables.get("CONTRATDEVILLE_EXPORTS_AT_ONCE"))
                + 2 * PULLS
                + OTHER_CONNECTIONS;
        int pods = all(overlay, "HorizontalPodAutoscaler").stream()
                .map(scaler -> scaler.at("/spec/maxReplicas").asInt())
                .findAny()
                .orElseGet(
                        () -> only(overlay, "Deployment").at("/spec/replicas").asInt());
        int whileUpdating = pods
                + only(overlay, "Deployment")
                        .at("/spec/strategy/rollingUpdate/maxSurge")
                        .asInt();

        assertThat(only(overlay, "Cluster")
                        .at("/spec/postgresql/parameters/max_connections")
                        .asInt())
                .isGreaterThanOrEqualTo(whileUpdating * ofAPod + CONNECTIONS_OF_OTHERS);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void backups_are_taken_by_the_plugin(Path overlay) {
        JsonNode cluster = only(overlay, "Cluster").path("spec");
        JsonNode plugin = cluster.at("/plugins/0");

        // Goes with the operator's next version, as does its own monitor.
        assertThat(cluster.has("backup")).isFalse();
        assertThat(cluster.at("/monitoring/enablePodMonitor").asBoolean()).isFalse();
        assertThat(plugin.path("isWALArchiver").asBoolean()).isTrue();
        JsonNode schedule = only(overlay, "ScheduledBackup").path("spec");
        assertThat(schedule.path("method").asText()).isEqualTo("plugin");
        assertThat(schedule.at("/pluginConfiguration/name")).isEqualTo(plugin.path("name"));
        assertThat(schedule.path("schedule").asText().split(" ")).hasSize(6);
    }

    private static JsonNode pod(Path overlay) {
        return only(overlay, "Deployment").at("/spec/template/spec");
    }

    private static List<JsonNode> containers(JsonNode pod) {
        return Stream.concat(elements(pod.path("initContainers")).stream(), elements(pod.path("containers")).stream())
                .toList();
    }

    private static List<String> mountPaths(JsonNode container) {
        return elements(container.path("volumeMounts")).stream()
                .map(mount -> mount.path("mountPath").asText())
                .toList();
    }

    /** Of all containers, with their values; a reference has none. */
    private static Map<String, String> variables(List<JsonNode> manifests) {
        Map<String, String> variables = new TreeMap<>();
        for (JsonNode manifest : manifests) {
            // Dashboards are ConfigMaps as well.
            if (kind(manifest).equals("ConfigMap") && name(manifest).equals(SETTINGS_OF_THE_SERVICE)) {
                manifest.path("data")
                        .fields()
                        .forEachRemaining(variable -> variables.put(
                                variable.getKey(), variable.getValue().asText()));
            }
            for (JsonNode container : containers(manifest.at("/spec/template/spec"))) {
                container
                        .path("env")
                        .forEach(variable -> variables.put(
                                variable.path("name").asText(),
                                variable.path("value").asText()));
            }
        }
        return variables;
    }

    private static long seconds(String duration) {
        return Duration.parse("PT" + duration).toSeconds();
    }

    private static List<JsonNode> all(Path overlay, String kind) {
        return Overlay.manifests(overlay).stream()
                .filter(manifest -> kind(manifest).equals(kind))
                .toList();
    }

    private static JsonNode only(Path overlay, String kind) {
        List<JsonNode> all = all(overlay, kind);
        assertThat(all).as(kind).hasSize(1);
        return all.get(0);
    }

    private static Map<String, JsonNode> byName(JsonNode list) {
        return elements(list).stream()
                .collect(Collectors.toMap(element -> element.path("name").asText(), Function.identity()));
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static List<String> properties(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String kind(JsonNode manifest) {
        return manifest.path("kind").asText();
    }

    private static String name(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }

    private static String name(JsonNode node, String member) {
        return node.path(member).asText();
    }
}
