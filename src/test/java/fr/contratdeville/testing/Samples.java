package fr.contratdeville.testing;

import static fr.contratdeville.testing.ApiTest.created;

/** Items that tests need and do not care about. Each method creates one and returns its id. */
public final class Samples {

    private Samples() {}

    /** A contract for 2015 to 2023. */
    public static String contract(String code) {
        return created("/api/v1/city-contracts", """
                {"code": "%s", "name": "Contrat de ville", "epciName": "Agglomération",
                 "firstYear": 2015, "lastYear": 2023}
                """.formatted(code)).path("id");
    }

    public static String structure(String name) {
        return created("/api/v1/structures", """
                {"name": "%s", "kind": "association"}
                """.formatted(name)).path("id");
    }

    public static String pillar(String contractId) {
        return created("/api/v1/pillars", """
                {"contractId": "%s", "code": "cohesion-sociale", "label": "Cohésion sociale", "position": 1}
                """.formatted(contractId)).path("id");
    }

    public static String neighbourhood(String contractId) {
        return created("/api/v1/neighbourhoods", """
                {"contractId": "%s", "name": "Les Mesnils-Pasteur"}
                """.formatted(contractId)).path("id");
    }

    public static String indicator(String code) {
        return created("/api/v1/indicators", """
                {"code": "%s", "label": "Enfants", "unit": "enfant", "counts": "people", "aggregation": "sum"}
                """.formatted(code)).path("id");
    }

    /** A dimension with one set, "a" version 1, of the categories "one" and "two". */
    public static String dimension(String code) {
        return created("/api/v1/dimensions", """
                {"code": "%s", "label": "Niveau", "categorySets": [
                  {"code": "a", "version": 1, "label": "A", "categories": [
                    {"code": "one", "label": "Un"}, {"code": "two", "label": "Deux"}]}]}
                """.formatted(code)).path("id");
    }

    /** An action of 2022. */
    public static String action(String contractId, String structureId) {
        return created("/api/v1/actions", """
                {"contractId": "%s", "structureId": "%s", "year": 2022, "title": "Accueil", "description": "Un accueil.",
                 "status": "completed"}
                """.formatted(contractId, structureId))
                .path("id");
    }
}
