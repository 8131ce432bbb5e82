package fr.contratdeville.platform.security;

/** Bodies that are accepted from whoever may send them, with names of the {@link OneOfEach} in braces. */
final class RequestBodies {

    private RequestBodies() {}

    /** @return null if there is none of this name */
    static String of(String name) {
        return switch (name) {
            case "createCityContract", "replaceCityContract" -> """
                    {"code": "autre", "name": "Autre", "epciName": "Autre", "firstYear": 2016, "lastYear": 2023}
                    """;
            case "createPillar", "replacePillar" -> """
                    {"contractId": "{dole}", "code": "autre", "label": "Autre", "position": 2}
                    """;
            case "createNeighbourhood", "replaceNeighbourhood" -> """
                    {"contractId": "{dole}", "name": "Autre"}
                    """;
            case "createStructure", "replaceStructure" -> """
                    {"name": "Autre", "kind": "association"}
                    """;
            case "setSuccessor" -> """
                    {"structureId": "{own}", "fromYear": 2024}
                    """;
            case "createIndicator", "replaceIndicator" -> """
                    {"code": "autre", "label": "Autre", "unit": "unité", "counts": "other", "aggregation": "sum"}
                    """;
            case "createDimension", "replaceDimension" -> """
                    {"code": "autre", "label": "Autre", "categorySets": [
                      {"code": "a", "version": 1, "label": "A", "categories": [{"code": "one", "label": "Un"}]}]}
                    """;
            case "createAction", "replaceAction" -> """
                    {"contractId": "{dole}", "structureId": "{own}", "year": 2023, "title": "Autre",
                     "description": "Autre.", "status": "planned"}
                    """;
            case "createIndicatorValue", "replaceIndicatorValue" -> """
                    {"indicatorId": "{enfants}", "kind": "exact", "value": 5}
                    """;
            case "patchCityContract", "patchNeighbourhood", "patchStructure" -> """
                    {"name": "Autre"}
                    """;
            case "patchPillar", "patchIndicator", "patchDimension" -> """
                    {"label": "Autre"}
                    """;
            case "patchAction" -> """
                    {"title": "Autre"}
                    """;
            case "patchIndicatorValue" -> """
                    {"value": 6}
                    """;
            case "createMillesime" -> """
                    {"year": 2023}
                    """;
            case "createRedaction" -> """
                    {"words": "%s", "basis": "data_subject_request"}
                    """.formatted(OneOfEach.GONE);
            case "new-bilan" -> bilan("own", "action");
            case "of-draft" -> bilan("own", "draftAction");
            case "of-submitted" -> bilan("own", "submittedAction");
            case "of-validated" -> bilan("own", "validatedAction");
            case "one-bilan" -> "{\"bilans\": [%s]}".formatted(bilan("own", "action"));
            case "two-structures" ->
                "{\"bilans\": [%s, %s]}".formatted(bilan("own", "action"), bilan("other", "otherAction"));
            case "returnBilan" -> """
                    {"reasons": [{"text": "Il manque un chiffre."}]}
                    """;
            case "withdrawBilan" -> """
                    {"reason": "Transmis pour la mauvaise année."}
                    """;
            case "reopenBilan" -> """
                    {"reason": "Un chiffre a été retrouvé."}
                    """;
            case "createImport" -> """
                    Action;Structure;Descriptif;Réalisation
                    Autre;Femmes Debout;Autre.;Réalisée
                    """;
            case "patchImportRow" -> """
                    {"title": "Autre"}
                    """;
            default -> null;
        };
    }

    private static String bilan(String structure, String action) {
        return """
                {"structureId": "{%s}", "actionId": "{%s}", "year": 2023, "state": "draft", "outcome": "completed",
                 "narrative": {"done": "Autre."}}
                """.formatted(structure, action);
    }
}
