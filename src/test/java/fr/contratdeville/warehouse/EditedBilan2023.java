package fr.contratdeville.warehouse;

import fr.contratdeville.testing.PackagedService;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the agglomeration changes in the 2023 bilan: it makes, changes and deletes rows of every dataset. */
final class EditedBilan2023 {

    private final PackagedService service;

    EditedBilan2023(PackagedService service) {
        this.service = service;
    }

    /** A row that is changed later, and one that is deleted. */
    void changeForNow() throws IOException {
        rename("Avant");
        patch("/actions/" + doomed(), "{\"description\": \"Bientôt finie.\"}");
    }

    void change() throws IOException {
        rename("'l’œuvre, d’ici");
        String before = first("/city-contracts?sort=code");
        String structure =
                created("/structures", "{\"name\": \"=Jardins; du \\\"Quartier\\\"\", \"kind\": \"association\"}");
        delete("/structures/" + created("/structures", "{\"name\": \"Éphémère\", \"kind\": \"association\"}"));
        String after = created("/city-contracts", """
                {"code": "dole-2024", "name": "Engagements", "epciName": "Grand Dole", "firstYear": 2024, "lastYear": 2030}
                """);
        String pillar = created("/pillars", """
                {"contractId": "%s", "code": "emploi", "label": "Emploi", "position": 1}
                """.formatted(after));
        patch("/pillars/" + first("/pillars?contract=" + before), """
                {"successors": [{"pillarId": "%s"}]}
                """.formatted(pillar));
        String neighbourhood = created("/neighbourhoods", """
                {"contractId": "%s", "name": "Mesnils"}
                """.formatted(after));
        patch("/neighbourhoods/" + first("/neighbourhoods?contract=" + before), """
                {"successors": [{"neighbourhoodId": "%s"}]}
                """.formatted(neighbourhood));
        created("/dimensions", """
                {"code": "trimestre", "label": "Trimestre", "categorySets": [
                  {"code": "semestres", "version": 1, "label": "Semestres", "categories": [
                    {"code": "un", "label": "Premier"}, {"code": "deux", "label": "Second"}]},
                  {"code": "trimestres", "version": 1, "label": "Trimestres", "categories": [
                    {"code": "t1", "label": "Premier", "broader": [
                      {"categorySet": "semestres", "categorySetVersion": 1, "category": "un"}]}]}]}
                """);
        String indicator = created("/indicators", """
                {"code": "jardiniers", "label": "Jardiniers", "unit": "personne", "counts": "people", "aggregation": "sum"}
                """);
        String action = created("/actions", action(after, structure, "Jardin", pillar, neighbourhood));
        String other = created("/actions", action(after, structure, "Verger", pillar, neighbourhood));
        String figure = figure(action, indicator, """
                "overlaps": [{"actionId": "%s", "share": 2}], "breakdowns": [{"dimension": "trimestre",
                 "categorySet": "semestres", "categorySetVersion": 1, "coverage": "partial", "parts": [
                   {"category": "un", "value": 1234567.8901}, {"category": "deux", "value": 0.0001}]}]
                """.formatted(other));
        patch(figure, "{\"value\": 12345678.9013}");
        figure(other, indicator, "\"target\": 3");
        patch("/actions/" + other, "{\"neighbourhoodIds\": [], \"objectives\": [\"Un\", \"l’autre \\\"deux\\\"\"]}");
        created("/bilans", """
                {"structureId": "%s", "year": 2024, "actionId": "%s", "state": "submitted", "outcome": "completed",
                 "narrative": {"done": "Fait."}}
                """.formatted(structure, other));
        String ephemeral = created("/actions", action(after, structure, "Éphémère", pillar, neighbourhood));
        delete(figure(ephemeral, indicator, "\"disjoint\": true"));
        delete("/actions/" + ephemeral);
        delete("/actions/" + doomed());
    }

    private String doomed() {
        return first("/actions?q=CLAS");
    }

    void rename(String shortName) throws IOException {
        patch("/structures/" + first("/structures"), "{\"shortName\": \"%s\"}".formatted(shortName));
    }

    private static String action(String contract, String structure, String title, String pillar, String neighbourhood) {
        return """
                {"contractId": "%s", "structureId": "%s", "year": 2024, "title": "%s",
                 "description": "Une\\naction,\\r\\n=\\u2028 \\"autre\\".", "status": "completed", "pillarId": "%s", "neighbourhoodIds": ["%s"]}
                """.formatted(contract, structure, title, pillar, neighbourhood);
    }

    /** @return its path */
    private String figure(String action, String indicator, String members) throws IOException {
        String figures = "/actions/" + action + "/indicator-values";
        return figures + "/" + created(figures, """
                {"indicatorId": "%s", "kind": "approximate", "value": 12345678.9012, %s}
                """.formatted(indicator, members));
    }

    private String first(String list) {
        return service.requests()
                .get("/api/v1" + list)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private String created(String path, String json) throws IOException {
        return service.requestsOfTheAgglomeration()
                .contentType(ContentType.JSON)
                .body(json)
                .post("/api/v1" + path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void patch(String path, String members) throws IOException {
        changing(path)
                .contentType("application/merge-patch+json")
                .body(members.getBytes(StandardCharsets.UTF_8))
                .patch("/api/v1" + path)
                .then()
                .statusCode(200);
    }

    private void delete(String path) throws IOException {
        changing(path).delete("/api/v1" + path).then().statusCode(204);
    }

    private RequestSpecification changing(String path) throws IOException {
        String etag = service.requestsOfTheAgglomeration().get("/api/v1" + path).header("ETag");
        return service.requestsOfTheAgglomeration().header("If-Match", etag);
    }
}
