package fr.contratdeville.figures.aggregate.answer;

import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Actions;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.ByStatus;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Comparison;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Completeness;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.Group;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.GroupPillar;
import fr.contratdeville.figures.aggregate.answer.AggregateResponse.GroupPillarCode;
import fr.contratdeville.figures.aggregate.sql.ActionsCompared;
import fr.contratdeville.figures.aggregate.sql.GroupRow;
import fr.contratdeville.figures.aggregate.sql.GroupRow.PillarCode;
import fr.contratdeville.figures.aggregate.sql.GroupRow.PillarName;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.review.action.ActionFilter;
import fr.contratdeville.review.action.ActionStatus;
import java.util.List;

/** Makes the answer for one group of actions from what the database says of it. */
final class GroupRows {

    private static final String NOT_ASSIGNED = "Non affecté à un pilier";

    private GroupRows() {}

    static Group group(GroupRow row) {
        return new Group(
                row.structure(),
                row.pillar() == null ? null : pillar(row.pillar()),
                row.pillarCode() == null ? null : pillarCode(row.pillarCode()),
                row.year(),
                row.status() == null
                        ? null
                        : Coded.find(ActionStatus.class, row.status()).orElseThrow());
    }

    private static GroupPillar pillar(PillarName pillar) {
        return pillar.id() == null
                ? new GroupPillar(null, ActionFilter.NONE, NOT_ASSIGNED)
                : new GroupPillar(pillar.id(), pillar.code(), pillar.label());
    }

    private static GroupPillarCode pillarCode(PillarCode pillars) {
        return new GroupPillarCode(pillars.code(), pillars.code() == null ? List.of(NOT_ASSIGNED) : pillars.labels());
    }

    static Actions actions(GroupRow row) {
        return new Actions(
                row.total(),
                new ByStatus(
                        row.planned(), row.completed(), row.partiallyCompleted(), row.postponed(), row.cancelled()));
    }

    static Completeness completeness(GroupRow row) {
        return new Completeness(row.total(), row.expected(), row.reported(), row.validated());
    }

    /** @param row null if there is nothing to compare */
    static Comparison comparison(int yearsBack, ActionsCompared row) {
        return row == null
                ? new Comparison(yearsBack, 0, 0, 0, 0)
                : new Comparison(yearsBack, row.carriedOn(), row.inSeveral(), row.started(), row.ended());
    }

    static List<Warning> warnings(GroupRow row) {
        return row.reported() < row.expected() ? List.of(Warning.INCOMPLETE) : List.of();
    }
}
