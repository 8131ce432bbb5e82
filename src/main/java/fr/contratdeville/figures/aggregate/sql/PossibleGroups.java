package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.review.action.ActionSelection;
import java.util.List;
import java.util.stream.Collectors;

/** The groups that could have actions, for questions that want the empty ones as well. */
final class PossibleGroups {

    private PossibleGroups() {}

    /**
     * Selects all values of the groupings' columns that the selection allows, in every combination. Names only values that the
     * selection binds.
     */
    static String sql(Question question) {
        return question.groupings().stream()
                .filter(grouping -> grouping != Grouping.PILLAR_CODE || !question.groupsBy(Grouping.PILLAR))
                .map(grouping -> "(%s) possible_%d".formatted(sql(grouping, question), grouping.ordinal()))
                .collect(Collectors.joining(" cross join "));
    }

    private static String sql(Grouping grouping, Question question) {
        ActionSelection selection = question.selection();
        return switch (grouping) {
            case STRUCTURE -> structures(selection, question.succession().ofStructures());
            case PILLAR -> pillars(question);
            case PILLAR_CODE -> "select distinct pillar_code from (%s) pillars".formatted(pillars(question));
            case YEAR -> years(selection);
            case STATUS -> statuses(selection);
        };
    }

    private static String structures(ActionSelection selection, boolean ofSuccessors) {
        Conditions conditions = new Conditions()
                .and("o.id in (:structures)", "structures", selection.structures())
                .and(
                        ofSuccessors
                                ? """
                                exists (
                                    select from action a
                                    %s
                                    where sd.destination_id = o.id and a.contract_id in (:contracts))""".formatted(Placing.STRUCTURES)
                                : "exists (select from action a where a.structure_id = o.id and a.contract_id in (:contracts))",
                        "contracts",
                        selection.contracts())
                .and("o.successor_id is null or o.successor_from_year is not null", ofSuccessors);
        return "select o.id as structure_id from structure o where " + conditions.sql();
    }

    /** With their codes, which are no further combination. */
    private static String pillars(Question question) {
        ActionSelection selection = question.selection();
        List<?> pillars = selection.pillars();
        List<?> codes = question.pillarCodes();
        Conditions conditions = new Conditions()
                .and("o.contract_id in (:contracts)", "contracts", selection.contracts())
                .and("o.id in (:pillars)", "pillars", pillars)
                .and("o.code in (:pillarCodes)", "pillarCodes", codes)
                .and(
                        "not exists (select from pillar_successor s where s.pillar_id = o.id)",
                        question.succession().ofPillars());
        String unassigned = "select cast(null as uuid) as pillar_id, cast(null as text) as pillar_code";
        String assigned = "select o.id as pillar_id, o.code as pillar_code from pillar o where " + conditions.sql();
        if (!codes.isEmpty()) {
            return assigned;
        }
        if (selection.unassigned() && pillars.isEmpty()) {
            return unassigned;
        }
        return selection.unassigned() || pillars.isEmpty() ? assigned + " union all " + unassigned : assigned;
    }

    private static String years(ActionSelection selection) {
        Conditions conditions = new Conditions()
                .and("o.id in (:contracts)", "contracts", selection.contracts())
                .and("year in (:years)", "years", selection.years())
                .and("year >= :yearFrom", "yearFrom", selection.yearFrom())
                .and("year <= :yearTo", "yearTo", selection.yearTo());
        return "select distinct year from city_contract o, generate_series(o.first_year, o.last_year) year where "
                + conditions.sql();
    }

    private static String statuses(ActionSelection selection) {
        Conditions conditions = new Conditions().and("status in (:statuses)", "statuses", selection.statuses());
        return """
                select status
                from unnest(array['planned', 'completed', 'partially_completed', 'postponed', 'cancelled']) status
                where\s""" + conditions.sql();
    }
}
