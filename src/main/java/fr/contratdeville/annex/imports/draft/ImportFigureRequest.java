package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.BreakdownRequest;
import fr.contratdeville.review.indicatorvalue.ValueKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ImportFigure", description = "A figure that was read in a row, or that somebody has added to it.")
public record ImportFigureRequest(
        @Size(max = 2000) @Schema(
                nullable = true,
                description =
                        "The words that it was read from, as they stand in the document; null if somebody added it.",
                examples = "134 enfants dont 12 en classes maternelles")
        String words,

        @Size(max = 200) @Schema(nullable = true, description = "What is counted, in the document’s words.", examples = "enfants")
        String counted,

        @Size(max = 60) @Schema(
                nullable = true,
                description = "The indicator’s code; null while nobody has said which one it is.",
                examples = "enfants")
        String indicator,

        @NotNull @Schema(description = "How sure the figure is, or why there is none.", examples = "exact")
        ValueKind kind,

        @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(nullable = true, description = "Null for a range.", examples = "134")
        BigDecimal value,

        @DecimalMin("0") @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(nullable = true, description = "Of a range.", examples = "5")
        BigDecimal lower,

        @DecimalMin("0") @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(nullable = true, description = "Of a range.", examples = "10")
        BigDecimal upper,

        @Size(max = 20) @Schema(description = "At most one for each set of categories.")
        List<@Valid BreakdownRequest> breakdowns,

        @NotNull @Schema(
                description =
                        "Whether it is written when the import is confirmed: from the beginning only where nothing is unsure about it.",
                examples = "true")
        Boolean accepted) {}
