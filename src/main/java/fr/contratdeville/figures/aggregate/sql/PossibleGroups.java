package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.platform.paging.Conditions;
import fr.contratdeville.review.action.ActionSelection;
import java.util.List;

/** The groups that could have actions, for questions that want the empty ones as well. */
final class PossibleGroups {

    private PossibleGroups() {}

    /** Selects all values of a grouping's column that the selection allows. Names only values that the selection binds. */
    static String sql(Grouping grouping, Question question) {
        ActionSelection selection = question.selection();
        return switch (grouping) {
            case STRUCTURE -> structures(selection, question.succession().ofStructures());
            case PILLAR -> pillars(selection, question.succession().ofPillars());
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

    private static String pillars(ActionSelection selection, boolean ofSuccessors) {
        List<?> pillars = selection.pillars();
        Conditions conditions = new Conditions()
                .and("o.contract_id in (:contracts)", "contracts", selection.contracts())
                .and("o.id in (:pillars)", "pillars", pillars)
                .and("not exists (select from pillar_successor s where s.pillar_id = o.id)", ofSuccessors);
        String unassigned = "select cast(null as uuid) as pillar_id";
        String assigned = "select o.id as pillar_id from pillar o where " + conditions.sql();
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
