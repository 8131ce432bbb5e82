package fr.contratdeville.warehouse.rows;

import static io.restassured.RestAssured.given;

import fr.contratdeville.start.dataset.LoadedBilan2023;
import fr.contratdeville.testing.ApiTest;
import fr.contratdeville.testing.Stored;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;

/** The 2023 bilan, and rows that have a value in every column of every dataset. */
public abstract class RowsOfEveryKind extends ApiTest {

    @Inject
    LoadedBilan2023 bilan2023;

    @BeforeEach
    protected void storeRowsOfEveryKind() throws SQLException, IOException {
        bilan2023.load();
        String dole = first("city_contract");
        String next = Stored.contract("dole-2024-2030", 2024, 2030);
        change("city-contracts", dole, "\"epciSiren\": \"356000000\"");
        change("pillars", first("pillar"), """
                "successors": [{"pillarId": "%s", "weight": 0.75}, {"pillarId": "%s", "weight": 0.25}]
                """.formatted(
                        Stored.pillar(next, "emploi", 1), Stored.pillar(next, "cadre-de-vie", 2)));
        change("neighbourhoods", first("neighbourhood"), """
                "code": "QP039001", "successors": [{"neighbourhoodId": "%s"}]
                """.formatted(Stored.neighbourhood(next, "Les Mesnils")));
        created("/api/v1/dimensions", """
                {"code": "majorite", "label": "Majorité", "categorySets": [
                  {"code": "fines", "version": 1, "label": "Fines", "categories": [
                    {"code": "enfants", "label": "De 6 à 11 ans", "minAge": 6, "maxAge": 11,
                     "broader": [{"categorySet": "larges", "categorySetVersion": 2, "category": "mineurs"}]}]},
                  {"code": "larges", "version": 2, "label": "Larges", "categories": [
                    {"code": "mineurs", "label": "Mineurs", "maxAge": 17}]}]}
                """);
        String structure = created("/api/v1/structures", """
                {"name": "=Club \\"nature\\"", "shortName": "Club", "kind": "association", "siret": "01234567800010",
                 "rna": "W391000123", "contactEmail": "prenom.nom@example.org"}
                """).path("id");
        String former = "/api/v1/structures/" + Stored.structure("Ancien club");
        replacing(former, "{\"structureId\": \"%s\", \"fromYear\": 2024}".formatted(structure))
                .put(former + "/successor")
                .then()
                .statusCode(200);
        String people = Stored.people("habitants", "sum");
        Stored.ratio("taux", people, Stored.people("inscrits", "sum"));
        String club = Stored.action(dole, structure, 2022, "Club nature");
        String carriedOn = Stored.action(
                dole,
                structure,
                2023,
                "Club nature",
                "\"status\": \"postponed\", \"postponedToYear\": 2024, \"objectives\": [\"Sortir\", \"Dire \\\"oui\\\"\"],"
                        + " \"transversalPriorities\": [\"youth\"], \"continuesActionId\": \"%s\"".formatted(club));
        Stored.figure(carriedOn, people, """
                "kind": "approximate", "value": 15.5, "target": 20, "overlaps": [{"actionId": "%s", "share": 7}]
                """.formatted(club));
        given().delete("/api/v1/actions/" + Stored.action(dole, structure, 2021, "Club nature"));
        storeBilans(dole, structure, club, people);
        // By hand: what is sent is trimmed, and has no such line breaks.
        execute("""
                update bilan set content = jsonb_set(content, '{narrative,difficulties}', '"=\\r\\n\\"Pluie\\", \\\\N;"');
                update structure set short_name = '' where siret is null
                """);
    }

    private static void storeBilans(String contract, String structure, String action, String indicator) {
        String validated = created("/api/v1/bilans", """
                {"structureId": "%s", "year": 2022, "actionId": "%s", "externalReference": "2022-1", "state": "submitted",
                 "outcome": "completed",
                 "narrative": {"done": "Douze sorties.", "difficulties": "Pluie.", "perspectives": "L’action continue."},
                 "figures": [{"indicatorId": "%s", "kind": "range", "lower": 5, "upper": 12.50}]}
                """.formatted(structure, action, indicator))
                .path("self");
        given().header("If-Match", etag(validated))
                .post(validated + "/validate")
                .then()
                .statusCode(200);
        bringing(structure, contract, "Jardin", "draft");
        String withdrawn = bringing(structure, contract, "Par erreur", "submitted");
        sending("{\"reason\": \"Mauvaise année.\"}")
                .header("If-Match", etag(withdrawn))
                .post(withdrawn + "/withdraw")
                .then()
                .statusCode(200);
    }

    private static String bringing(String structure, String contract, String title, String state) {
        return created("/api/v1/bilans", """
                {"structureId": "%s", "year": 2023, "state": "%s", "figures": [],
                 "outcome": "postponed", "postponedToYear": 2024, "narrative": {"done": "Rien."},
                 "action": {"contractId": "%s", "title": "%s", "description": "Des bacs.", "objectives": [],
                            "partners": [], "transversalPriorities": [], "neighbourhoodIds": []}}
                """.formatted(structure, state, contract, title))
                .path("self");
    }

    private String first(String table) throws SQLException {
        return query("select id from %s order by id limit 1".formatted(table)).get(0);
    }

    private static void change(String items, String id, String members) {
        String path = "/api/v1/" + items + "/" + id;
        patching(path, "{" + members + "}").patch(path).then().statusCode(200);
    }
}
