package fr.contratdeville.figures.aggregate.explanation;

import com.fasterxml.jackson.annotation.JsonValue;
import fr.contratdeville.catalogue.indicator.IndicatorRef;
import fr.contratdeville.platform.body.Coded;
import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.platform.paging.Identified;
import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse.OverlapResponse;
import fr.contratdeville.review.indicatorvalue.ValueKind;
import fr.contratdeville.territory.structure.StructureRef;
import jakarta.persistence.Tuple;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "Contribution",
        description =
                "A figure that went into a total. What is computed of it is not rounded, however many decimals it has.")
record Contribution(
        @Schema(
                required = true,
                description =
                        "Of the figure. What a bilan says that is not validated yet has one of its own, under which nothing else is found.")
        UUID id,

        @Schema(required = true, description = "`value`, or of a ratio its `numerator` or `denominator`.")
        Role role,

        @Schema(required = true) ContributingAction action,
        @Schema(required = true) StructureRef structure,
        @Schema(required = true) IndicatorRef indicator,

        @Schema(required = true, description = "How sure the figure is.", examples = "exact")
        ValueKind kind,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, description = "As reported; null for a range.", examples = "134")
        BigDecimal value,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, description = "As reported, of a range.", examples = "5")
        BigDecimal lower,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, description = "As reported, of a range.", examples = "10")
        BigDecimal upper,

        @Schema(
                required = true,
                description = "What it goes in by: a range by its middle, between `min` and `max`.",
                examples = "134")
        BigDecimal point,

        @Schema(required = true, description = "The least that it can stand for.", examples = "134")
        BigDecimal min,

        @Schema(required = true, description = "The most that it can stand for.", examples = "134")
        BigDecimal max,

        @Schema(required = true, description = """
                                What share of it went in: 1; less if its pillar or its neighbourhood has several successors and they \
                                are asked for (`mapped`); \
                                0 of a maximum that another figure decides.""", examples = "1")
        BigDecimal weight,

        @Schema(
                required = true,
                description =
                        "`point` times `weight`. Those with one role add up to the total, or to the ratio's term, exactly.",
                examples = "134")
        BigDecimal contribution,

        @Schema(required = true, description = "What the figure declares of the people whom it counts.")
        List<OverlapResponse> overlaps,

        @Schema(
                required = true,
                description = "Whether it declares that nobody else counts any of them.",
                examples = "false")
        boolean disjoint,

        @Schema(required = true, nullable = true, description = """
                                The bilan that it comes from, if it comes from one that the caller may know of. A figure without one \
                                was entered or changed by the agglomeration, or its bilan is being reviewed anew.""")
        ContributingBilan bilan,

        @Schema(
                required = true,
                nullable = true,
                description = "The document that its bilan was read from; null unless it was imported.")
        ContributingDocument document,

        @Schema(required = true, description = "When the figure was last changed.")
        Instant updatedAt,

        @Schema(required = true, description = "Of the figure.", examples = "0")
        long version)
        implements Identified {

    @Schema(description = "What a figure is in a total.")
    enum Role implements Coded {
        VALUE("value"),
        NUMERATOR("numerator"),
        DENOMINATOR("denominator");

        @JsonValue
        private final String code;

        Role(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    @Schema(name = "ContributingAction", description = "The action whose figure it is.")
    record ContributingAction(
            @Schema(required = true, nullable = true, description = "Null if its bilan will bring it along.")
            UUID id,

            @Schema(required = true, examples = "PRE") String title,
            @Schema(required = true, examples = "2023") int year,

            @Schema(required = true, description = "What became of it in its year.", examples = "completed")
            ActionStatus status) {}

    @Schema(name = "ContributingBilan", description = "The bilan that a figure comes from.")
    record ContributingBilan(
            @Schema(required = true) UUID id,

            @Schema(
                    required = true,
                    description = "`draft`, `submitted`, `returned` or `validated`.",
                    maxLength = 20,
                    examples = "validated")
            String state) {}

    @Schema(
            name = "ContributingDocument",
            description = "The document that a figure was read from, and where it stands there.")
    record ContributingDocument(
            @Schema(required = true, description = "Its name.", maxLength = 255, examples = "annexe-bilan-2023.pdf")
            String name,

            @Schema(
                    required = true,
                    description = "SHA-256 of the document, in hexadecimal digits.",
                    pattern = Forms.SHA256,
                    maxLength = 64,
                    examples = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae")
            String sha256,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "The page, from 1; null where a document has none.",
                    examples = "3")
            Integer page,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "The sheet of a workbook; null in any other document.",
                    maxLength = 255,
                    examples = "Actions")
            String sheet,

            @Schema(required = true, description = "The row of the table, from 1.", examples = "12")
            Integer row,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "The words that the figure was read from; null if somebody added it.",
                    maxLength = 2000,
                    examples = "134 enfants dont 12 en classes maternelles")
            String words) {

        private static ContributingDocument of(Tuple row) {
            String name = row.get("document", String.class);
            return name == null
                    ? null
                    : new ContributingDocument(
                            name,
                            row.get("document_sha256", String.class),
                            row.get("document_page", Integer.class),
                            row.get("document_sheet", String.class),
                            row.get("document_row", Integer.class),
                            row.get("document_words", String.class));
        }
    }

    static Contribution of(Tuple row, List<OverlapResponse> overlaps) {
        UUID bilan = row.get("bilan_id", UUID.class);
        return new Contribution(
                row.get("value_id", UUID.class),
                Coded.find(Role.class, row.get("role", String.class)).orElseThrow(),
                new ContributingAction(
                        row.get("action_exists", Boolean.class) ? row.get("action_id", UUID.class) : null,
                        row.get("title", String.class),
                        row.get("year", Integer.class),
                        Coded.find(ActionStatus.class, row.get("status", String.class))
                                .orElseThrow()),
                Refs.structure(row),
                Refs.indicator(row),
                Coded.find(ValueKind.class, row.get("kind", String.class)).orElseThrow(),
                number(row, "reported"),
                number(row, "lower_bound"),
                number(row, "upper_bound"),
                number(row, "unweighted"),
                number(row, "unweighted_low"),
                number(row, "unweighted_high"),
                number(row, "weight"),
                number(row, "contribution"),
                overlaps,
                row.get("disjoint", Boolean.class),
                bilan == null ? null : new ContributingBilan(bilan, row.get("bilan_state", String.class)),
                ContributingDocument.of(row),
                row.get("updated_at", Instant.class),
                row.get("version", Number.class).longValue());
    }

    private static BigDecimal number(Tuple row, String column) {
        return Decimals.plain(row.get(column, BigDecimal.class));
    }
}
