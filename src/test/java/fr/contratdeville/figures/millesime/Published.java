package fr.contratdeville.figures.millesime;

import static io.restassured.RestAssured.given;

import fr.contratdeville.testing.SixActions;
import fr.contratdeville.testing.Stored;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;

/**
 * The {@link SixActions} and one of everything else that is published: a figure with its breakdown, a range, a ratio, a
 * continued action, and a validated bilan with a figure. And, of 2024, an action and a bilan that are none of 2023's.
 */
final class Published {

    static final String CONTACT = "contact@cidff.example.org";

    private static final String DRAFT = "Brouillon confidentiel";

    private final SixActions six = new SixActions();
    private final String dimension = Stored.sexes();
    private final String chercheurs = Stored.indicator("chercheurs", "sum");
    private final String taux = Stored.ratio("taux", six.id("enfants"), six.id("adultes"));
    private final String structure;
    private final String pre;
    private final String figure;
    private final String bilan;
    private final String draft;
    private final String later;

    Published() {
        structure = id("/api/v1/structures", """
                {"name": "Centre d’information", "kind": "association", "contactEmail": "%s"}
                """.formatted(CONTACT));
        pre = Stored.action(
                six.id("dole"), structure, 2023, "Réussite éducative", """
                "status": "completed", "pillarId": "%s", "neighbourhoodIds": ["%s"]
                """.formatted(six.id("emploi"), six.id("nord")));
        figure = Stored.figure(pre, six.id("enfants"), """
                "kind": "exact", "value": 134, "target": 150, "breakdowns": [
                  {"dimension": "sexe", "categorySet": "sexes", "categorySetVersion": 1, "coverage": "whole", "parts": [
                    {"category": "femmes", "value": 70}, {"category": "hommes", "value": 64}]}]""");
        Stored.figure(pre, six.id("adultes"), "\"kind\": \"approximate\", \"value\": 40");
        bilan = bilan(pre, structure, "submitted", "134 enfants suivis.", "pre-2023");
        step(bilan, "validate");
        draft = bilan(six.id("E"), six.id("cidff"), "draft", DRAFT, "e-2023");
        String next = Stored.contract("dole-2024", 2024, 2030);
        later = Stored.action(next, structure, 2024, "Réussite éducative", """
                "status": "planned", "continues": "%s"
                """.formatted(pre)
                .replace("continues", "continuesActionId"));
        Stored.exact(later, six.id("enfants"), "12");
    }

    private String bilan(String action, String of, String state, String done, String reference) {
        return id("/api/v1/bilans", """
                {"structureId": "%s", "actionId": "%s", "year": 2023, "state": "%s", "externalReference": "%s",
                 "outcome": "completed", "narrative": {"done": "%s"},
                 "figures": [{"indicatorId": "%s", "kind": "range", "lower": 5, "upper": 10}]}
                """.formatted(of, action, state, reference, done, chercheurs));
    }

    private static void step(String bilan, String step) {
        String address = "/api/v1/bilans/" + bilan;
        given().header("If-Match", given().get(address).header("ETag"))
                .post(address + "/" + step)
                .then()
                .statusCode(200);
    }

    private static String id(String path, String json) {
        Response answer = given().contentType(ContentType.JSON).body(json).post(path);
        return answer.then().statusCode(201).extract().path("id");
    }

    String id(String name) {
        return switch (name) {
            case "structure" -> structure;
            case "pre" -> pre;
            case "figure" -> figure;
            case "bilan" -> bilan;
            case "draft" -> draft;
            case "later" -> later;
            case "chercheurs" -> chercheurs;
            default -> six.id(name);
        };
    }

    /** An address of every operation that reads what is published, and the questions that are asked most. */
    List<String> addresses() {
        return Stream.of(
                        "city-contracts?total=true",
                        "city-contracts?year=2023&sort=-code",
                        "city-contracts/{dole}",
                        "pillars?contract={dole}&sort=-code",
                        "pillars/{emploi}",
                        "neighbourhoods?name=nor",
                        "neighbourhoods/{nord}",
                        "structures?kind=association&limit=2",
                        "structures?name=information",
                        "structures/{structure}",
                        "indicators?total=true",
                        "indicators?aggregation=ratio",
                        "indicators/" + taux,
                        "dimensions?total=true",
                        "dimensions/" + dimension,
                        "actions?total=true&sort=-title",
                        "actions?q=reussites",
                        "actions?year=2023&pillar={emploi}&indicator={enfants}",
                        "actions?neighbourhood={nord}&status=completed",
                        "actions?pillar=none",
                        "actions/{pre}",
                        "actions/{A}",
                        "actions/{pre}/indicator-values?total=true",
                        "actions/{pre}/indicator-values?indicator={enfants}",
                        "actions/{pre}/indicator-values/{figure}",
                        "bilans?total=true",
                        "bilans?year=2023&state=validated",
                        "bilans/{bilan}",
                        "structures/{structure}/bilans/pre-2023",
                        "aggregates?groupBy=structure,status,year,pillar",
                        "aggregates?groupBy=year,status&includeEmpty=true&contract={dole}",
                        "aggregates/structures?q=educative",
                        "aggregates/structures?includeEmpty=true",
                        "aggregates/pillars?year=2023",
                        "aggregates/pillars?pillars=mapped",
                        "aggregates/years?compareTo=previous",
                        "aggregates/years?neighbourhoods=mapped&neighbourhood={nord}",
                        "aggregates/contributions?year=2023&of={enfants}",
                        "aggregates/contributions?sort=-contribution&limit=1&of={enfants}",
                        "aggregates/years?neighbourhood={nord}")
                .map(address -> "/api/v1/" + filled(address))
                .toList();
    }

    private String filled(String address) {
        return six.filled(address)
                .replace("{structure}", structure)
                .replace("{pre}", pre)
                .replace("{figure}", figure)
                .replace("{bilan}", bilan);
    }
}
