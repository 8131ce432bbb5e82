package fr.contratdeville.figures.aggregate.question;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.platform.body.Coded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What actions can be grouped by, and how each is said in SQL. */
@Schema(
        description = "What actions can be grouped by.",
        enumeration = {"structure", "pillar", "pillar-code", "year", "status"})
public enum Grouping implements Coded {
    STRUCTURE(
            "structure",
            "structure_id",
            "s.name as structure_name, s.short_name as structure_short_name",
            "join structure s on s.id = g.structure_id",
            "s.name_key, g.structure_id"),
    PILLAR(
            "pillar",
            "pillar_id",
            "p.code as code_of_pillar, p.label as pillar_label",
            "left join pillar p on p.id = g.pillar_id",
            "p.contract_id nulls last, p.position, p.code, g.pillar_id"),
    /** Pillars of different contracts with the same code are one group. */
    PILLAR_CODE(
            "pillar-code",
            "pillar_code",
            "l.labels as pillar_labels",
            "left join pillar_labels l on l.pillar_code = g.pillar_code",
            "g.pillar_code collate \"C\" nulls last"),
    YEAR("year", "year", null, "", "g.year"),
    STATUS(
            "status",
            "status",
            null,
            "",
            "array_position(array['planned', 'completed', 'partially_completed', 'postponed', 'cancelled'], g.status)");

    @JsonValue
    private final String code;

    private final String column;
    private final String labels;
    private final String labelSource;
    private final String order;

    Grouping(String code, String column, String labels, String labelSource, String order) {
        this.code = code;
        this.column = column;
        this.labels = labels;
        this.labelSource = labelSource;
        this.order = order;
    }

    @Override
    public String code() {
        return code;
    }

    /** The column of an action that tells its group. */
    public String column() {
        return column;
    }

    /** What to select for showing a group {@code g}; null if its column says all. */
    public String labels() {
        return labels;
    }

    /** What to join for that; empty if nothing. */
    public String labelSource() {
        return labelSource;
    }

    /** What to order groups {@code g} by, when that is joined. */
    public String order() {
        return order;
    }
}
