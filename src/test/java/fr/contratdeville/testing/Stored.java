package fr.contratdeville.testing;

import static fr.contratdeville.testing.ApiTest.created;

/** What a test needs to be there already, stored through the API. Every method returns the new item's id. */
public final class Stored {

    private Stored() {}

    public static String contract(String code, int firstYear, int lastYear) {
        return id("/api/v1/city-contracts", """
                {"code": "%s", "name": "Contrat %1$s", "epciName": "Grand Dole", "firstYear": %d, "lastYear": %d}
                """.formatted(code, firstYear, lastYear));
    }

    public static String structure(String name) {
        return id("/api/v1/structures", """
                {"name": "%s", "kind": "association"}
                """.formatted(name));
    }

    public static String pillar(String contract, String code, int position) {
        return id("/api/v1/pillars", """
                {"contractId": "%s", "code": "%s", "label": "Pilier %2$s", "position": %d}
                """.formatted(contract, code, position));
    }

    public static String neighbourhood(String contract, String name) {
        return id("/api/v1/neighbourhoods", """
                {"contractId": "%s", "name": "%s"}
                """.formatted(contract, name));
    }

    /** An indicator whose approximate figures may be 10 % off. */
    public static String indicator(String code, String aggregation) {
        return id("/api/v1/indicators", """
                {"code": "%s", "label": "Indicateur %1$s", "unit": "unité", "counts": "other", "aggregation": "%s"}
                """.formatted(code, aggregation));
    }

    /** An indicator that counts people. */
    public static String people(String code, String aggregation) {
        return id("/api/v1/indicators", """
                {"code": "%s", "label": "Indicateur %1$s", "unit": "personne", "counts": "people", "aggregation": "%s"}
                """.formatted(code, aggregation));
    }

    public static String ratio(String code, String numerator, String denominator) {
        return id("/api/v1/indicators", """
                {"code": "%s", "label": "Taux %1$s", "unit": "rapport", "counts": "other", "aggregation": "ratio",
                 "numeratorId": "%s", "denominatorId": "%s"}
                """.formatted(code, numerator, denominator));
    }

    /** The dimension {@code sexe} with two versions of one set: {@code femmes, hommes}, then with {@code autres}. */
    public static String sexes() {
        return id("/api/v1/dimensions", """
                {"code": "sexe", "label": "Sexe", "categorySets": [
                  {"code": "sexes", "version": 1, "label": "Femmes et hommes", "categories": [
                    {"code": "femmes", "label": "Femmes"},
                    {"code": "hommes", "label": "Hommes"}]},
                  {"code": "sexes", "version": 2, "label": "Femmes, hommes et autres", "categories": [
                    {"code": "femmes", "label": "Femmes"},
                    {"code": "hommes", "label": "Hommes"},
                    {"code": "autres", "label": "Autres"}]}]}
                """);
    }

    /** The dimension {@code age} with the set {@code bandes}: {@code jeunes}, {@code adultes}. */
    public static String ages() {
        return id("/api/v1/dimensions", """
                {"code": "age", "label": "Tranche d’âge", "categorySets": [
                  {"code": "bandes", "version": 1, "label": "Deux bandes", "categories": [
                    {"code": "jeunes", "label": "Moins de 26 ans", "minAge": null, "maxAge": 25},
                    {"code": "adultes", "label": "26 ans et plus", "minAge": 26, "maxAge": null}]}]}
                """);
    }

    /** A dimension with one set, "a" version 1, of the categories "one" and "two". */
    public static String dimension(String code) {
        return id("/api/v1/dimensions", """
                {"code": "%s", "label": "Niveau", "categorySets": [
                  {"code": "a", "version": 1, "label": "A", "categories": [
                    {"code": "one", "label": "Un"}, {"code": "two", "label": "Deux"}]}]}
                """.formatted(code));
    }

    public static String action(String contract, String structure, int year, String title) {
        return action(contract, structure, year, title, "\"status\": \"completed\"");
    }

    /** @param members the status and whatever else the test is about, as members of a JSON object */
    public static String action(String contract, String structure, int year, String title, String members) {
        return id("/api/v1/actions", actionJson(contract, structure, year, title, members));
    }

    public static String actionJson(String contract, String structure, int year, String title, String members) {
        return """
                {"contractId": "%s", "structureId": "%s", "year": %d, "title": "%s", "description": "Une action.", %s}
                """.formatted(contract, structure, year, title, members);
    }

    public static String exact(String action, String indicator, String value) {
        return figure(action, indicator, """
                "kind": "exact", "value": %s
                """.formatted(value));
    }

    /** @param members all but the indicator, as members of a JSON object */
    public static String figure(String action, String indicator, String members) {
        return id(figures(action), figureJson(indicator, members));
    }

    public static String figureJson(String indicator, String members) {
        return """
                {"indicatorId": "%s", %s}
                """.formatted(indicator, members);
    }

    /** The address of an action's figures. */
    public static String figures(String action) {
        return "/api/v1/actions/" + action + "/indicator-values";
    }

    /** Not by REST Assured's path, which compiles a script for every answer: this is called some ten thousand times. */
    private static String id(String path, String json) {
        return Json.of(created(path, json).asString()).get("id").textValue();
    }
}
