package fr.contratdeville.annex.report.data;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import fr.contratdeville.annex.report.data.DataFile.Kind;
import fr.contratdeville.platform.checksum.Sha256;
import fr.contratdeville.start.dataset.LoadedBilan2023;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of the datasets goes along with a report. */
@QuarkusTest
class YearsDataTest extends ApiTest {

    @Inject
    LoadedBilan2023 bilan;

    @Inject
    YearsData data;

    @Inject
    EntityManager entities;

    private UUID contract;

    @BeforeEach
    void load() throws IOException {
        bilan.load();
        contract = UUID.fromString(given().get("/api/v1/city-contracts").path("items[0].id"));
    }

    private Map<String, DataFile> read(int year) {
        return QuarkusTransaction.requiringNew().call(() -> data.read(contract, year)).stream()
                .collect(Collectors.toMap(DataFile::name, Function.identity()));
    }

    private static List<NamedCsvRecord> records(DataFile file) {
        return CsvReader.builder().ofNamedCsvRecord(new String(file.content(), StandardCharsets.UTF_8)).stream()
                .toList();
    }

    @Test
    void it_is_what_the_exports_give_where_there_is_nothing_else() {
        Map<String, DataFile> files = read(2023);

        assertThat(records(files.get("actions.csv"))).hasSize(39);
        for (DataFile file : files.values()) {
            if (file.kind() == Kind.ROWS) {
                String dataset = file.name().replace(".csv", "");
                String exported = given().accept("text/csv")
                        .get("/api/v1/exports/" + dataset)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
                assertThat(new String(file.content(), StandardCharsets.UTF_8))
                        .as(dataset)
                        .isEqualTo(exported);
                assertThat(file.rows())
                        .isEqualTo(exported.isEmpty() ? 0 : records(file).size());
            }
        }
    }

    @Test
    void another_year_and_another_contract_are_left_out() {
        String before = given().get("/api/v1/actions?limit=200").asString();
        String elsewhere = Stored.contract("ailleurs", 2015, 2023);
        Stored.action(elsewhere, Stored.structure("Les Lointains"), 2023, "Ailleurs");
        Stored.action(contract.toString(), Stored.structure("Les Anciens"), 2022, "Autrefois");
        assertThat(given().get("/api/v1/actions?limit=200").asString()).isNotEqualTo(before);

        Map<String, DataFile> files = read(2023);

        assertThat(records(files.get("actions.csv")))
                .hasSize(39)
                .allSatisfy(row -> assertThat(row.getField("contract_id")).isEqualTo(contract.toString()));
        assertThat(records(files.get("structures.csv"))).hasSize(15);
        assertThat(records(files.get("contracts.csv"))).singleElement();
        assertThat(records(read(2022).get("actions.csv")))
                .singleElement()
                .satisfies(row -> assertThat(row.getField("title")).isEqualTo("Autrefois"));
    }

    @Test
    void its_figures_are_those_of_the_year() throws SQLException {
        BigDecimal people = records(read(2023).get("indicator-values.csv")).stream()
                .filter(row -> row.getField("row_kind").equals("value")
                        && !row.getField("value").isEmpty())
                .map(row -> new BigDecimal(row.getField("value")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(query("select sum(value) from indicator_value").stream().map(BigDecimal::new))
                .singleElement()
                .satisfies(sum -> assertThat(people).isEqualByComparingTo(sum).isPositive());
    }

    @Test
    void a_manifest_says_what_each_file_must_be() throws IOException {
        List<DataFile> files = QuarkusTransaction.requiringNew().call(() -> data.read(contract, 2023));

        List<DataFile> all = new Manifest("dole", 2023, "2023-1", "0a").with(files);

        DataFile last = all.get(all.size() - 1);
        JsonNode manifest = new ObjectMapper().readTree(last.content());
        assertThat(last.name()).isEqualTo("datapackage.json");
        assertThat(manifest.at("/millesime").asText()).isEqualTo("2023-1");
        assertThat(manifest.at("/resources")).hasSize(files.size() / 2).allSatisfy(resource -> {
            DataFile file = files.stream()
                    .filter(each -> each.name().equals(resource.at("/path").asText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(resource.at("/hash").asText()).isEqualTo("sha256:" + Sha256.hex(Sha256.of(file.content())));
            assertThat(resource.at("/bytes").asInt()).isEqualTo(file.content().length);
            assertThat(files)
                    .anyMatch(each -> each.name().equals(resource.at("/schema").asText()));
        });
    }

    @Test
    void of_a_millesime_it_is_what_was_frozen() throws SQLException {
        String millesime = created("/api/v1/millesimes", "{\"year\": 2023, \"label\": \"Bilan 2023\"}")
                .path("id");
        Map<String, DataFile> before = read(2023);
        String action = "/api/v1/actions/"
                + given().get("/api/v1/actions?q=renovations").path("items[0].id");
        patching(action, "{\"title\": \"Groupe Rénovation du parc\"}")
                .patch(action)
                .then()
                .statusCode(200);

        Map<String, DataFile> frozen = QuarkusTransaction.requiringNew()
                .call(() -> {
                    turnTo(millesime);
                    return data.read(contract, 2023);
                })
                .stream()
                .collect(Collectors.toMap(DataFile::name, Function.identity()));

        assertThat(records(read(2023).get("actions.csv")))
                .anyMatch(row -> row.getField("title").equals("Groupe Rénovation du parc"));
        assertThat(frozen).containsOnlyKeys(before.keySet());
        before.forEach((name, file) -> assertThat(new String(frozen.get(name).content(), StandardCharsets.UTF_8))
                .as(name)
                .isEqualTo(new String(file.content(), StandardCharsets.UTF_8)));
    }

    /** As {@code ServesMillesimes} does for who asks for one. */
    private void turnTo(String millesime) {
        entities.createNativeQuery("""
                        select set_config('search_path', 'frozen, public', true),
                               set_config('contratdeville.millesime', :id, true)
                        """).setParameter("id", millesime).getSingleResult();
    }
}
