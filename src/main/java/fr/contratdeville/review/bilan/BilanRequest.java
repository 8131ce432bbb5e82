package fr.contratdeville.review.bilan;

import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.body.Text;
import fr.contratdeville.platform.body.Years;
import fr.contratdeville.platform.identifier.Forms;
import fr.contratdeville.platform.identifier.Siret;
import fr.contratdeville.review.action.ActionRequest;
import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.review.action.TransversalPriority;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.BreakdownRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.OverlapRequest;
import fr.contratdeville.review.indicatorvalue.ValueKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "BilanRequest", description = "A structure's review of one of its actions in one year.", examples = """
                {"structureId": "01a205c7-2da6-7459-9d77-d2c514c8c915", "year": 2023,
                 "actionId": "01a205c7-2f5a-712a-a8ef-c54d8a41c872", "externalReference": "2023-017", "state": "submitted",
                 "outcome": "completed",
                 "narrative": {"done": "134 enfants ont été accompagnés.", "difficulties": "Peu de bénévoles.",
                               "perspectives": "L’action continue."},
                 "figures": [{"indicatorId": "01a205c7-2a25-7227-ae06-463d9a523923", "kind": "exact", "value": 134}]}""")
public record BilanRequest(
        @Schema(nullable = true, description = "The structure that reports. It, or its `siret`, or its `rna`.")
        UUID structureId,

        @Siret
        @Schema(
                nullable = true,
                description = "SIRET of the structure. Spaces, a lost leading zero and `.0` are repaired.",
                pattern = "^[0-9]{14}$",
                maxLength = 14,
                examples = "35600000000048")
        String siret,

        @Pattern(regexp = Forms.RNA) @Schema(
                nullable = true,
                description = "RNA number of the structure, if no other structure shares it.",
                maxLength = 10,
                examples = "W391000123")
        String rna,

        @NotNull @Min(Years.FIRST) @Max(Years.LAST) @Schema(description = "The year that is reviewed.", examples = "2023")
        Integer year,

        @Schema(nullable = true, description = "The action that is reviewed.")
        UUID actionId,

        @Valid @Schema(nullable = true, description = "The action that is reviewed, if it is not there yet.")
        NewActionRequest action,

        @Pattern(regexp = Forms.REFERENCE) @Schema(
                nullable = true,
                description = "The structure's own reference for the bilan. Unique for the structure.",
                maxLength = 100,
                examples = "2023-017")
        String externalReference,

        @NotNull @Schema(
                description = "`draft` keeps the bilan with the structure, `submitted` hands it to the agglomeration.",
                examples = "submitted")
        SentState state,

        @Schema(nullable = true, description = "Required to submit.", examples = "completed")
        Outcome outcome,

        @Min(Years.FIRST) @Max(Years.LAST) @Schema(
                nullable = true,
                description = "For a postponed action, and only then: a year after its own.",
                examples = "2024")
        Integer postponedToYear,

        @Valid @Schema(nullable = true, description = "Required to submit.")
        NarrativeRequest narrative,

        @Size(max = 200) @Schema(description = "What the action counted: at most one figure for an indicator.")
        List<@Valid FigureRequest> figures) {

    @Schema(
            name = "NewActionRequest",
            description = "An action that is not there yet: it is created when its bilan is validated.")
    public record NewActionRequest(
            @Schema(description = "The contract under which it is carried out.") @NotNull UUID contractId,

            @Schema(nullable = true, description = "A pillar of the contract; null is not assigned.")
            UUID pillarId,

            @NotNull @Size(max = 200) @Schema(examples = "Groupe Rénovation Logement")
            String title,

            @NotNull @Size(max = 4000) @Text.Multiline
            @Schema(
                    description = "What is done, for whom and with what aim.",
                    examples = "Des habitants volontaires aident d’autres habitants à rénover leur logement.")
            String description,

            @Size(max = 50) @Text.Multiline
            @Schema(description = "In their order.", examples = "[\"Rompre l’isolement\"]")
            List<@Size(max = 500) String> objectives,

            @Schema(
                    description = "Who takes part beside the structure, in their order.",
                    examples = "[\"Ville de Dole\"]")
            @Size(max = 50) List<@Size(max = 200) String> partners,

            @Schema(description = "The aims across all pillars that it serves.") @Size(max = 3) List<TransversalPriority> transversalPriorities,

            @Size(max = 50) @Schema(
                    description = "Neighbourhoods of the contract.",
                    examples = "[\"01a205c7-2999-736a-b45f-0e67fc8ac48f\"]")
            List<UUID> neighbourhoodIds,

            @Size(max = 50) @Schema(description = "Neighbourhoods of the contract, by their QPV codes.", examples = "[\"QP039001\"]")
            List<@Size(max = 8) @Pattern(regexp = Forms.QPV) String> neighbourhoodCodes,

            @Schema(nullable = true, description = "The action of an earlier year that this one carries on.")
            UUID continuesActionId) {

        /**
         * The same action as actions are written otherwise.
         *
         * @param structureId null while it is not known; only for checking
         */
        public ActionRequest asAction(UUID structureId, Integer year, ActionStatus status, Integer postponedToYear) {
            return new ActionRequest(
                    contractId,
                    structureId,
                    pillarId,
                    year,
                    title,
                    description,
                    objectives,
                    partners,
                    transversalPriorities,
                    neighbourhoodIds,
                    status,
                    postponedToYear,
                    continuesActionId);
        }
    }

    @Schema(name = "NarrativeRequest", description = "The review in words.")
    public record NarrativeRequest(
            @Size(max = 8000) @Text.Multiline
            @Schema(
                    nullable = true,
                    description = "What was done. Required to submit.",
                    examples = "134 enfants ont été accompagnés.")
            String done,

            @Size(max = 8000) @Text.Multiline
            @Schema(nullable = true, description = "What stood in the way.", examples = "Peu de bénévoles.")
            String difficulties,

            @Size(max = 8000) @Text.Multiline
            @Schema(nullable = true, description = "What comes next.", examples = "L’action continue.")
            String perspectives) {}

    @Schema(
            name = "FigureRequest",
            description =
                    "A figure of a bilan. Numbers may be typed as in French (`\"2 500\"`, `\"1,5\"`): the receipt says how they were read.")
    public record FigureRequest(
            @Schema(nullable = true, description = "The indicator, or its code in `indicator`, or both.")
            UUID indicatorId,

            @Size(max = 60) @Schema(nullable = true, description = "The indicator's code.", examples = "enfants")
            String indicator,

            @NotNull @Schema(description = "How sure the figure is, or why there is none.", examples = "exact")
            ValueKind kind,

            @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(nullable = true, description = IndicatorValueRequest.WHOLE, examples = "134")
            BigDecimal value,

            @DecimalMin("0") @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(nullable = true, description = "Of a range; less than `upper`.", examples = "5")
            BigDecimal lower,

            @DecimalMin("0") @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(nullable = true, description = "Of a range.", examples = "10")
            BigDecimal upper,

            @DecimalMin("0") @Digits(integer = Decimals.INTEGER_DIGITS, fraction = Decimals.FRACTION_DIGITS) @Schema(nullable = true, description = "What the action aimed at.", examples = "150")
            BigDecimal target,

            @Size(max = 20) @Schema(description = "At most one for each set of categories.")
            List<@Valid BreakdownRequest> breakdowns,

            @Size(max = 50) @Schema(nullable = true, description = """
                            Other actions that count, for the same indicator, people who are counted here. \
                            Only of a figure that counts people, of an indicator that adds them up.""")
            List<@Valid OverlapRequest> overlaps,

            @Schema(nullable = true, description = """
                            That no other action counts, for the same indicator, anyone who is counted here. \
                            Does not go with `overlaps`.""", examples = "true")
            Boolean disjoint) {

        /** The same figure as the action's own figures are written. */
        public IndicatorValueRequest asIndicatorValue() {
            return new IndicatorValueRequest(
                    indicatorId, kind, value, lower, upper, target, breakdowns, overlaps, disjoint);
        }
    }
}
