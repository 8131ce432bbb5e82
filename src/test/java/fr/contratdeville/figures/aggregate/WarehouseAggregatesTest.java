package fr.contratdeville.figures.aggregate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.contratdeville.start.dataset.LoadedBilan2023;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import fr.contratdeville.warehouse.export.PulledFiles;
import fr.contratdeville.warehouse.format.DuckDb;
import fr.contratdeville.warehouse.format.RowFormat;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a warehouse computes from the exported files is what the aggregate endpoints say, to the last digit. */
@QuarkusTest
class WarehouseAggregatesTest extends ApiTest {

    private static final Path SQL = Path.of("src/test/scripts/aggregates.sql");

    /** Two sets lie within a third one, which like one of them lies within a fourth; a fifth within none. */
    private static final List<RowFormat> OF_A_WAREHOUSE = List.of(RowFormat.CSV, RowFormat.NDJSON, RowFormat.PARQUET);

    private static final String BANDS =
            """
            {"code": "age", "label": "Tranche d’âge", "categorySets": [
              {"code": "toutes", "version": 1, "label": "Toutes", "categories": [{"code": "tous", "label": "Tous"}]},
              {"code": "grandes", "version": 1, "label": "Grandes", "categories": [
                {"code": "jeunes", "label": "Moins de 26 ans", "broader": [%1$s]},
                {"code": "adultes", "label": "26 ans et plus", "broader": [%1$s]}]},
              {"code": "fines", "version": 1, "label": "Fines", "categories": [
                {"code": "enfants", "label": "Enfants", "broader": [%2$s]},
                {"code": "ados", "label": "Adolescents", "broader": [%2$s]},
                {"code": "grands", "label": "Grands", "broader": [%3$s]}]},
              {"code": "insertion", "version": 1, "label": "Insertion", "categories": [
                {"code": "avant", "label": "Jusqu’à 25 ans", "broader": [%2$s]},
                {"code": "apres", "label": "Dès 26 ans", "broader": [%3$s]}]},
              {"code": "autres", "version": 1, "label": "Autres", "categories": [
                {"code": "scolaires", "label": "Scolaires"}, {"code": "sortis", "label": "Sortis"}]}]}
            """.formatted(broader("toutes", "tous"), broader("grandes", "jeunes"), broader("grandes", "adultes"));

    /** A category that sets lead to two of one. */
    private static final String AMBIGUOUS = """
            {"code": "lieu", "label": "Lieu", "categorySets": [
              {"code": "grandes", "version": 1, "label": "Grandes", "categories": [
                {"code": "x", "label": "X"}, {"code": "y", "label": "Y"}]},
              {"code": "unes", "version": 1, "label": "Unes", "categories": [
                {"code": "b", "label": "B", "broader": [%s]}]},
              {"code": "autres", "version": 1, "label": "Autres", "categories": [
                {"code": "c", "label": "C", "broader": [%s]}]},
              {"code": "fines", "version": 1, "label": "Fines", "categories": [
                {"code": "a", "label": "A", "broader": [%s, %s]}]}]}
            """.formatted(
                    broader("grandes", "x"), broader("grandes", "y"), broader("unes", "b"), broader("autres", "c"));

    private String contract;
    private String participants;
    private final Map<String, String> structures = new HashMap<>();

    @Inject
    LoadedBilan2023 bilan2023;

    @TempDir
    Path directory;

    @Test
    void of_the_2023_bilan() throws Exception {
        bilan2023.load();

        assertRecomputed("2023");
    }

    @Test
    void of_figures_of_all_kinds_by_every_rule() throws Exception {
        GeneratedBilan.stored(database);
        execute("update indicator set approximation_tolerance = 0.0375 where code = 'faites'");

        assertRecomputed("two hundred actions");
    }

    @Test
    void of_arbitrary_actions_and_figures() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        ArbitraryBilan.stored(database, new Random(seed));
        execute(
                "update action set status = 'postponed', postponed_to_year = year + 1 where status = 'planned' and year > 2021");

        assertRecomputed("seed " + seed);
    }

    @Test
    void of_parts_in_several_sets_of_bands() throws Exception {
        created("/api/v1/dimensions", BANDS);
        created("/api/v1/dimensions", AMBIGUOUS);
        contract = Stored.contract("dole", 2015, 2023);
        participants = Stored.indicator("participants", "sum");
        reported("Dans une autre", by("age", "fines", "whole", "enfants", "ados"));
        reported("Dans une autre", by("age", "insertion", "partial", "avant"));
        reported("Côte à côte", by("age", "fines", "partial", "ados"));
        reported("Côte à côte", by("age", "autres", "whole", "scolaires", "sortis"));
        reported(
                "Complète",
                by("age", "fines", "partial", "ados", "grands"),
                by("age", "insertion", "whole", "avant", "apres"));
        reported(
                "La plus grande",
                by("age", "fines", "partial", "ados"),
                by("age", "insertion", "partial", "avant", "apres"));
        reported(
                "Ailleurs",
                by("age", "fines", "partial", "enfants", "ados"),
                by("age", "insertion", "partial", "apres"));
        reported("Incertaine", by("lieu", "fines", "partial", "a"));
        reported("Incertaine", by("lieu", "grandes", "partial", "x"));

        assertRecomputed("bands");
    }

    @Test
    void of_actions_of_which_there_are_only_bilans() throws Exception {
        contract = Stored.contract("dole", 2015, 2023);
        String structure = Stored.structure("CCAS");
        for (String state : List.of("draft", "submitted", "submitted", "submitted")) {
            created("/api/v1/bilans", """
                    {"structureId": "%s", "year": 2023, "actionId": "%s", "state": "%s", "outcome": "completed",
                     "narrative": {"done": "Fait."}}
                    """.formatted(
                    structure,
                    Stored.action(contract, structure, 2023, UUID.randomUUID().toString()),
                    state));
        }
        String validated = validated();
        String withdrawn = validated();
        sending("{\"reason\": \"Par erreur.\"}")
                .header("If-Match", etag(withdrawn))
                .post(withdrawn + "/withdraw")
                .then()
                .statusCode(200);
        given().get(validated).then().body("state", equalTo("validated"));

        assertRecomputed("bilans");
    }

    private static String validated() {
        String bilan = "/api/v1/bilans/"
                + given().get("/api/v1/bilans?state=submitted").path("items[0].id");
        given().header("If-Match", etag(bilan)).post(bilan + "/validate").then().statusCode(200);
        return bilan;
    }

    /** Each part is 7, a whole breakdown of two is all of 14. Those of one name are of one structure. */
    private void reported(String structure, String... breakdowns) {
        String carrier = structures.computeIfAbsent(structure, Stored::structure);
        String action = Stored.action(contract, carrier, 2023, UUID.randomUUID().toString());
        Stored.figure(action, participants, """
                "kind": "exact", "value": 14, "breakdowns": [%s]
                """.formatted(String.join(", ", breakdowns)));
    }

    private static String by(String dimension, String set, String coverage, String... categories) {
        return """
                {"dimension": "%s", "categorySet": "%s", "categorySetVersion": 1, "coverage": "%s", "parts": [%s]}
                """.formatted(
                        dimension,
                        set,
                        coverage,
                        Arrays.stream(categories)
                                .map("{\"category\": \"%s\", \"value\": 7}"::formatted)
                                .collect(Collectors.joining(", ")));
    }

    private static String broader(String set, String category) {
        return """
                {"categorySet": "%s", "categorySetVersion": 1, "category": "%s"}
                """.formatted(set, category);
    }

    private void assertRecomputed(String what) throws Exception {
        ToldAggregates told = ToldAggregates.read();
        try (PulledFiles files = PulledFiles.open(directory)) {
            for (RowFormat format : OF_A_WAREHOUSE) {
                try (DuckDb duckdb = files.loaded(format)) {
                    duckdb.execute(Files.readString(SQL));
                    String where = what + ", " + format;
                    assertThat(duckdb.texts(
                                    "select table_name, column_name from duckdb_columns() where data_type = 'DOUBLE'"))
                            .as(where)
                            .isEmpty();
                    assertThat(duckdb.texts("from groups"))
                            .as(where)
                            .containsExactlyInAnyOrderElementsOf(told.groups());
                    assertThat(duckdb.texts("from totals"))
                            .as(where)
                            .containsExactlyInAnyOrderElementsOf(told.totals());
                    assertThat(duckdb.texts("from breakdowns"))
                            .as(where)
                            .containsExactlyInAnyOrderElementsOf(told.breakdowns());
                    assertThat(duckdb.texts("from parts")).as(where).containsExactlyInAnyOrderElementsOf(told.parts());
                }
            }
        }
    }
}
