package fr.contratdeville.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Six actions of two contracts, for questions about a part of them:
 *
 * <table>
 * <caption>The actions</caption>
 * <tr><th>title</th><th>contract</th><th>structure</th><th>year</th><th>pillar</th><th>status</th></tr>
 * <tr><td>A</td><td>dole</td><td>ccas</td><td>2021</td><td>emploi</td><td>completed</td></tr>
 * <tr><td>B</td><td>dole</td><td>ccas</td><td>2022</td><td>cohesion</td><td>planned</td></tr>
 * <tr><td>C</td><td>dole</td><td>cidff</td><td>2022</td><td>none</td><td>cancelled</td></tr>
 * <tr><td>D</td><td>dole</td><td>cidff</td><td>2023</td><td>emploi</td><td>partially completed</td></tr>
 * <tr><td>E</td><td>besancon</td><td>cidff</td><td>2023</td><td>culture</td><td>completed</td></tr>
 * <tr><td>F</td><td>besancon</td><td>ccas</td><td>2023</td><td>none</td><td>postponed</td></tr>
 * </table>
 */
public final class SixActions {

    private final Map<String, String> ids = new LinkedHashMap<>();

    public SixActions() {
        ids.put("dole", Stored.contract("dole", 2015, 2023));
        ids.put("besancon", Stored.contract("besancon", 2015, 2023));
        ids.put("ccas", Stored.structure("CCAS"));
        ids.put("cidff", Stored.structure("CIDFF"));
        ids.put("emploi", Stored.pillar(ids.get("dole"), "emploi", 1));
        ids.put("cohesion", Stored.pillar(ids.get("dole"), "cohesion", 2));
        ids.put("culture", Stored.pillar(ids.get("besancon"), "culture", 1));
        ids.put("nord", Stored.neighbourhood(ids.get("dole"), "Nord"));
        ids.put("sud", Stored.neighbourhood(ids.get("dole"), "Sud"));
        ids.put("enfants", Stored.indicator("enfants", "sum"));
        ids.put("adultes", Stored.indicator("adultes", "sum"));
        action("A", "dole", "ccas", 2021, """
                "status": "completed", "pillarId": "{emploi}", "neighbourhoodIds": ["{nord}"],
                "transversalPriorities": ["youth"]""", "enfants");
        action("B", "dole", "ccas", 2022, """
                "status": "planned", "pillarId": "{cohesion}", "neighbourhoodIds": ["{sud}"],
                "transversalPriorities": ["gender_equality"]""", "adultes");
        action("C", "dole", "cidff", 2022, """
                "status": "cancelled", "neighbourhoodIds": ["{nord}", "{sud}"],
                "transversalPriorities": ["youth", "anti_discrimination"]""", "enfants", "adultes");
        action("D", "dole", "cidff", 2023, """
                "status": "partially_completed", "pillarId": "{emploi}\"""");
        action("E", "besancon", "cidff", 2023, """
                "status": "completed", "pillarId": "{culture}\"""", "enfants");
        action("F", "besancon", "ccas", 2023, """
                "status": "postponed", "postponedToYear": 2024, "transversalPriorities": ["youth"]""");
    }

    private void action(
            String title, String contract, String structure, int year, String members, String... indicators) {
        String action = Stored.action(ids.get(contract), ids.get(structure), year, title, filled(members));
        ids.put(title, action);
        for (String indicator : indicators) {
            Stored.exact(action, ids.get(indicator), "1");
        }
    }

    public String id(String name) {
        return ids.get(name);
    }

    /** The text with every {@code {name}} replaced by that item's id. */
    public String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }
}
