package fr.contratdeville.review.action;

import fr.contratdeville.platform.paging.Conditions;
import java.util.List;
import java.util.UUID;

/**
 * The actions that a question is about. An empty list or null does not narrow.
 *
 * @param unassigned whether actions without a pillar are wanted, beside those under {@code pillars}
 */
public record ActionSelection(
        List<UUID> contracts,
        List<Integer> years,
        Integer yearFrom,
        Integer yearTo,
        List<UUID> structures,
        List<UUID> pillars,
        boolean unassigned,
        List<String> statuses,
        List<UUID> neighbourhoods,
        List<String> priorities,
        List<UUID> indicators,
        String words) {

    public ActionSelection withoutNeighbourhoods() {
        return new ActionSelection(
                contracts,
                years,
                yearFrom,
                yearTo,
                structures,
                pillars,
                unassigned,
                statuses,
                List.of(),
                priorities,
                indicators,
                words);
    }

    /** Whether all actions are of one year, whatever else they are. */
    public boolean isOfOneYear() {
        return years.size() == 1 || yearFrom != null && yearFrom.equals(yearTo);
    }

    /** On actions called {@code a}: of the years that are asked for, whatever else they are. */
    public Conditions ofTheYears() {
        return new Conditions()
                .and("a.year in (:years)", "years", years)
                .and("a.year >= :yearFrom", "yearFrom", yearFrom)
                .and("a.year <= :yearTo", "yearTo", yearTo);
    }

    /** On actions called {@code a}. */
    public Conditions conditions() {
        return ofTheYears()
                .and("a.contract_id in (:contracts)", "contracts", contracts)
                .and("a.structure_id in (:structures)", "structures", structures)
                .and(
                        unassigned ? "a.pillar_id in (:pillars) or a.pillar_id is null" : "a.pillar_id in (:pillars)",
                        "pillars",
                        pillars)
                .and("a.pillar_id is null", unassigned && pillars.isEmpty())
                .and("a.status in (:statuses)", "statuses", statuses)
                .and("""
                        exists (select from action_neighbourhood n
                                where n.contract_id = a.contract_id and n.action_id = a.id
                                and n.neighbourhood_id in (:neighbourhoods))""", "neighbourhoods", neighbourhoods)
                .and(
                        "exists (select from unnest(a.transversal_priorities) p where p in (:priorities))",
                        "priorities",
                        priorities)
                .and("""
                        exists (select from indicator_value f
                                where f.contract_id = a.contract_id and f.action_id = a.id
                                and f.indicator_id in (:indicators))""", "indicators", indicators)
                .and("""
                        a.words @@ french_query(:words)
                        or a.title_key like text_key_pattern(:words)""", "words", words);
    }
}
