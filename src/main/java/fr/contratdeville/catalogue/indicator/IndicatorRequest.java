package fr.contratdeville.catalogue.indicator;

import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.identifier.Forms;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "IndicatorRequest",
        description = "The definition of an indicator, to create or replace.",
        examples = """
                {"code": "enfants", "label": "Enfants du quartier accompagnés ou accueillis", "unit": "enfant",
                 "counts": "people", "aggregation": "sum"}""")
public record IndicatorRequest(
        @NotNull @Size(max = 60) @Pattern(regexp = Forms.SLUG) @Schema(description = "Unique.", examples = "enfants")
        String code,

        @NotNull @Size(max = 200) @Schema(
                description = "What is counted, as people read it.",
                examples = "Enfants du quartier accompagnés ou accueillis")
        String label,

        @NotNull @Size(max = 40) @Schema(description = "In the singular.", examples = "enfant")
        String unit,

        @NotNull @Schema(description = """
                                People, households, events, objects, places and organisations are counted one by one: exact \
                                figures of them are whole numbers, unless the aggregation is `none`, as for an average.""", examples = "people")
        Counts counts,

        @NotNull @Schema(description = """
                                How figures make an aggregate: `sum`; `max`, the largest; `latest`, a stock: the last \
                                figure of each action, added over actions but never over years; `ratio`, the quotient of the sums of two other indicators \
                                over the actions that have both; `none`, never aggregated.""", examples = "sum")
        Aggregation aggregation,

        @Schema(nullable = true, description = "For a ratio, and only then: an indicator with aggregation `sum`.")
        UUID numeratorId,

        @Schema(nullable = true, description = "For a ratio, and only then: an indicator with aggregation `sum`.")
        UUID denominatorId,

        @DecimalMin("0") @DecimalMax("1") @Digits(integer = 1, fraction = Decimals.FRACTION_DIGITS) @Schema(
                nullable = true,
                description = "How far the true figure may lie from an approximate one, as a share of it.",
                defaultValue = "0.1",
                examples = "0.1")
        BigDecimal approximationTolerance) {}
