package fr.contratdeville.figures.aggregate.answer;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Actions;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.ByStatus;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Comparison;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Completeness;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Group;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.GroupPillar;
import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.sql.Refs;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.review.action.ActionFilter;
import fr.contratdeville.review.action.ActionStatus;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** Makes the answer for one group of actions from what the database says of it. */
final class GroupRows {

    private static final String NOT_ASSIGNED = "Non affecté à un pilier";

    private GroupRows() {}

    static Group group(Tuple row, List<Grouping> groupings) {
        return new Group(
                groupings.contains(Grouping.STRUCTURE) ? Refs.structure(row) : null,
                groupings.contains(Grouping.PILLAR) ? pillar(row) : null,
                groupings.contains(Grouping.YEAR) ? row.get("year", Integer.class) : null,
                groupings.contains(Grouping.STATUS)
                        ? Coded.find(ActionStatus.class, row.get("status", String.class))
                                .orElseThrow()
                        : null);
    }

    private static GroupPillar pillar(Tuple row) {
        UUID id = row.get("pillar_id", UUID.class);
        return id == null
                ? new GroupPillar(null, ActionFilter.NONE, NOT_ASSIGNED)
                : new GroupPillar(id, row.get("pillar_code", String.class), row.get("pillar_label", String.class));
    }

    static Actions actions(Tuple row) {
        return new Actions(
                number(row, "total"),
                new ByStatus(
                        number(row, "planned"),
                        number(row, "completed"),
                        number(row, "partially_completed"),
                        number(row, "postponed"),
                        number(row, "cancelled")));
    }

    static Completeness completeness(Tuple row) {
        return new Completeness(
                number(row, "total"), number(row, "expected"), number(row, "reported"), number(row, "validated"));
    }

    /** @param row null if there is nothing to compare */
    static Comparison comparison(int yearsBack, Tuple row) {
        return row == null
                ? new Comparison(yearsBack, 0, 0, 0, 0)
                : new Comparison(
                        yearsBack,
                        number(row, "carried_on"),
                        number(row, "in_several"),
                        number(row, "started"),
                        number(row, "ended"));
    }

    static List<Warning> warnings(Tuple row) {
        return number(row, "reported") < number(row, "expected") ? List.of(Warning.INCOMPLETE) : List.of();
    }

    static long number(Tuple row, String column) {
        return row.get(column, Number.class).longValue();
    }
}
