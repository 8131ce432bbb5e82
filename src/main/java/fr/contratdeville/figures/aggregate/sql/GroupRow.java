package fr.contratdeville.figures.aggregate.sql;

import fr.contratdeville.figures.aggregate.question.Grouping;
import fr.contratdeville.figures.aggregate.question.Question;
import fr.contratdeville.territory.structure.StructureRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * A group, and how many actions it has. Of its names it has those that the question groups by; the others are null.
 *
 * @param latestBegin when the last of its actions' contracts begins; null without actions, as is the earliest end
 */
public record GroupRow(
        GroupKey key,
        StructureRef structure,
        PillarName pillar,
        PillarCode pillarCode,
        Integer year,
        String status,
        long total,
        long planned,
        long completed,
        long partiallyCompleted,
        long postponed,
        long cancelled,
        long expected,
        long reported,
        long validated,
        Integer latestBegin,
        Integer earliestEnd) {

    /** @param id null of the actions that are assigned to no pillar, as are code and label */
    public record PillarName(UUID id, String code, String label) {}

    /**
     * @param code null of the actions that are assigned to no pillar
     * @param labels what pillars with this code are called, each once
     */
    public record PillarCode(String code, List<String> labels) {}

    /**
     * The same actions under another group that they are in as well, of a code or a year or both.
     *
     * @param reportedOf how many of them were reported of, to who sees more or fewer bilans
     */
    public GroupRow in(GroupKey place, PillarCode code, Integer ofYear, long reportedOf) {
        return new GroupRow(
                place,
                null,
                null,
                code,
                ofYear,
                null,
                total,
                planned,
                completed,
                partiallyCompleted,
                postponed,
                cancelled,
                expected,
                reportedOf,
                validated,
                latestBegin,
                earliestEnd);
    }

    /** The actions of this group and of another contract's, under what both are in. */
    public GroupRow plus(GroupRow other) {
        return new GroupRow(
                key,
                structure,
                pillar,
                pillarCode,
                year,
                status,
                total + other.total,
                planned + other.planned,
                completed + other.completed,
                partiallyCompleted + other.partiallyCompleted,
                postponed + other.postponed,
                cancelled + other.cancelled,
                expected + other.expected,
                reported + other.reported,
                validated + other.validated,
                Math.max(latestBegin, other.latestBegin),
                Math.min(earliestEnd, other.earliestEnd));
    }

    static GroupRow of(ResultSet row, Question question) throws SQLException {
        return new GroupRow(
                GroupKey.of(row, question),
                question.groupsBy(Grouping.STRUCTURE) ? structure(row) : null,
                question.groupsBy(Grouping.PILLAR) ? pillar(row) : null,
                question.groupsBy(Grouping.PILLAR_CODE) ? pillarCode(row) : null,
                question.groupsBy(Grouping.YEAR) ? row.getObject("year", Integer.class) : null,
                question.groupsBy(Grouping.STATUS) ? row.getString("status") : null,
                row.getLong("total"),
                row.getLong("planned"),
                row.getLong("completed"),
                row.getLong("partially_completed"),
                row.getLong("postponed"),
                row.getLong("cancelled"),
                row.getLong("expected"),
                row.getLong("reported"),
                row.getLong("validated"),
                row.getObject("latest_begin", Integer.class),
                row.getObject("earliest_end", Integer.class));
    }

    private static StructureRef structure(ResultSet row) throws SQLException {
        return new StructureRef(
                row.getObject("structure_id", UUID.class),
                row.getString("structure_name"),
                row.getString("structure_short_name"));
    }

    private static PillarName pillar(ResultSet row) throws SQLException {
        return new PillarName(
                row.getObject("pillar_id", UUID.class), row.getString("code_of_pillar"), row.getString("pillar_label"));
    }

    private static PillarCode pillarCode(ResultSet row) throws SQLException {
        String code = row.getString("pillar_code");
        return new PillarCode(
                code,
                code == null
                        ? List.of()
                        : List.of((String[]) row.getArray("pillar_labels").getArray()));
    }
}
