package fr.contratdeville.review.bilan.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.problem.Problem.ProblemError;
import fr.contratdeville.review.bilan.BilanFigure.DeclaredOverlap;
import fr.contratdeville.review.bilan.BilanRequest.NarrativeRequest;
import fr.contratdeville.review.bilan.BilanRequest.NewActionRequest;
import fr.contratdeville.review.bilan.Outcome;
import fr.contratdeville.review.bilan.SentState;
import fr.contratdeville.review.indicatorvalue.Coverage;
import fr.contratdeville.review.indicatorvalue.ValueKind;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "BilanTemplate",
        description =
                "A `BilanRequest` to be filled in and posted: what is null is to be filled in, or to be left null where there is nothing to say. A figure that was not counted is to be taken out, or its `kind` set to `not_communicated`.")
record BilanTemplate(
        @Schema(required = true) UUID structureId,
        @Schema(required = true, examples = "2023") int year,

        @Schema(required = true, nullable = true, description = "Null if the action of this year is not there yet.")
        UUID actionId,

        @Schema(required = true, nullable = true, description = "The action of this year, if it is not there yet.")
        NewActionRequest action,

        @Schema(required = true, nullable = true, description = "Null.")
        String externalReference,

        @Schema(required = true, examples = "submitted") SentState state,

        @Schema(required = true, nullable = true, description = "Null: to be filled in.")
        Outcome outcome,

        @Schema(required = true, nullable = true, description = "Null.")
        Integer postponedToYear,

        @Schema(required = true) NarrativeRequest narrative,

        @Schema(
                required = true,
                description = "One for each indicator of the last time, with its target and its categories.")
        List<TemplateFigure> figures,

        @Schema(
                description =
                        "What of the action could not be carried over into the contract of that year. It may be left in what is posted, and says nothing there.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ProblemError> warnings) {

    @Schema(name = "TemplateFigure", description = "A figure to fill in.")
    record TemplateFigure(
            @Schema(required = true) UUID indicatorId,
            @Schema(required = true, examples = "enfants") String indicator,
            @Schema(required = true, examples = "exact") ValueKind kind,

            @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, description = "Null: to be filled in.")
            BigDecimal value,

            @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, examples = "150")
            BigDecimal target,

            @Schema(required = true) List<TemplateBreakdown> breakdowns,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "As this year's figure declares it now; null if it does not.")
            List<DeclaredOverlap> overlaps,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "As this year's figure declares it now; null if it does not.",
                    examples = "true")
            Boolean disjoint) {}

    @Schema(name = "TemplateBreakdown", description = "Parts to fill in.")
    record TemplateBreakdown(
            @Schema(required = true, examples = "niveau-scolaire")
            String dimension,

            @Schema(required = true, examples = "niveaux-scolaires")
            String categorySet,

            @Schema(required = true, examples = "1") int categorySetVersion,
            @Schema(required = true, examples = "whole") Coverage coverage,
            @Schema(required = true) List<TemplatePart> parts) {}

    @Schema(name = "TemplatePart", description = "A part to fill in.")
    record TemplatePart(
            @Schema(required = true, examples = "elementaire")
            String category,

            @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(required = true, nullable = true, description = "Null: to be filled in.")
            BigDecimal value) {}
}
