package fr.contratdeville.manifests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.contratdeville.review.bilan.BilanApiTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What alerts and the dashboard ask Prometheus for is what the service tells it: one that is misspelt stays calm for ever. */
@QuarkusTest
class WatchedMetricsTest extends BilanApiTest {

    private static final Path MONITORING = Path.of("k8s", "monitoring");

    private static final Pattern METRIC =
            Pattern.compile("\\b(?:http_server|contratdeville|agroal|jvm|process)_[a-z_]+");
    private static final Pattern LABEL = Pattern.compile("\\b([a-z_]+)\\s*(?:=~|!~|!=|=)\\s*\"");

    /** Added by Prometheus, to what it collects. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "le");

    private static List<String> questions() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(Yaml.document(MONITORING.resolve("dashboard.yaml"))
                        .at("/data/contrat-de-ville.json")
                        .asText());
        return Stream.of(dashboard, Yaml.document(MONITORING.resolve("alerts.yaml")))
                .flatMap(watching -> watching.findValuesAsText("expr").stream())
                .toList();
    }

    private static Set<String> all(Pattern pattern, List<String> texts) {
        return texts.stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map(found -> found.group(found.groupCount()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Something of each kind is told only when it has happened. */
    private String told() {
        created(BILANS, bilan(""));
        given().get("/api/v1/actions?surprise=1").then().statusCode(400);
        given().accept("text/csv").get("/api/v1/exports/structures").then().statusCode(200);
        System.gc();
        await().until(() -> metrics().contains("contratdeville_bilans{"));
        return metrics();
    }

    private static String metrics() {
        return given().noFilters().get("/q/metrics").asString();
    }

    @Test
    void every_metric_and_every_label_that_is_asked_for_is_told() throws IOException {
        List<String> questions = questions();
        String told = told();

        assertThat(questions).hasSizeGreaterThan(15);
        assertThat(all(METRIC, questions))
                .allSatisfy(metric -> assertThat(told).containsPattern("(?m)^" + metric + "[{ ]"));
        assertThat(all(LABEL, questions))
                .filteredOn(label -> !OF_PROMETHEUS.contains(label))
                .isNotEmpty()
                .allSatisfy(label -> assertThat(told).contains(label + "=\""));
    }
}
