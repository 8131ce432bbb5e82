package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.BreakdownRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.PartRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What makes a figure a figure: its kind says which numbers it has, and parts agree with the whole. */
final class FigureRules {

    private final IndicatorValueRequest figure;
    private final Violations violations;

    private FigureRules(IndicatorValueRequest figure, Violations violations) {
        this.figure = figure;
        this.violations = violations;
    }

    static void check(IndicatorValueRequest figure, Violations violations) {
        FigureRules rules = new FigureRules(figure, violations);
        if (rules.figure.kind() != null) {
            List<BigDecimal> sums = rules.sums();
            rules.checkForm();
            rules.checkSums(sums);
            rules.checkThatWholesAgree(sums);
        }
    }

    private void checkForm() {
        switch (figure.kind()) {
            case EXACT, APPROXIMATE -> {
                demand(figure.value(), "/value");
                refuse(figure.lower(), "/lower");
                refuse(figure.upper(), "/upper");
            }
            case RANGE -> {
                refuse(figure.value(), "/value");
                demand(figure.lower(), "/lower");
                demand(figure.upper(), "/upper");
                if (figure.lower() != null
                        && figure.upper() != null
                        && figure.lower().compareTo(figure.upper()) >= 0) {
                    violations.inBody("bounds-reversed", "/upper", text(figure.upper()), text(figure.lower()));
                }
            }
            case NOT_COMMUNICATED, NOT_APPLICABLE -> {
                refuse(figure.value(), "/value");
                refuse(figure.lower(), "/lower");
                refuse(figure.upper(), "/upper");
                if (!figure.breakdowns().isEmpty()) {
                    violations.inBody(
                            "not-with-this-kind",
                            "/breakdowns",
                            null,
                            figure.kind().code());
                }
            }
        }
    }

    private void demand(BigDecimal number, String pointer) {
        if (number == null && !violations.concern(pointer)) {
            violations.inBody(
                    "required-with-this-kind", pointer, null, figure.kind().code());
        }
    }

    private void refuse(BigDecimal number, String pointer) {
        if (number != null) {
            violations.inBody(
                    "not-with-this-kind", pointer, text(number), figure.kind().code());
        }
    }

    /** Of each breakdown's parts; null where something is wrong with them already. */
    private List<BigDecimal> sums() {
        List<BigDecimal> sums = new ArrayList<>();
        for (int i = 0; i < figure.breakdowns().size(); i++) {
            boolean wrong = violations.concernsBelow("/breakdowns/" + i);
            sums.add(wrong ? null : sum(figure.breakdowns().get(i).parts()));
        }
        return sums;
    }

    private void checkSums(List<BigDecimal> sums) {
        for (int i = 0; i < sums.size(); i++) {
            if (!violations.concern("/value") && !violations.concern("/breakdowns")) {
                checkSum(figure.breakdowns().get(i), sums.get(i), "/breakdowns/" + i);
            }
        }
    }

    private void checkSum(BreakdownRequest breakdown, BigDecimal sum, String pointer) {
        BigDecimal whole = figure.most();
        if (breakdown.coverage() == null || whole == null || sum == null) {
            return;
        }
        if (breakdown.coverage() == Coverage.PARTIAL) {
            if (sum.compareTo(whole) > 0) {
                violations.inBody("parts-exceed-value", pointer + "/parts", text(sum), text(whole));
            }
        } else if (figure.kind() == ValueKind.RANGE) {
            violations.inBody(
                    "whole-of-a-range",
                    pointer + "/coverage",
                    breakdown.coverage().code(),
                    text(sum));
        } else if (sum.compareTo(whole) != 0) {
            violations.inBody("parts-do-not-add-up", pointer + "/parts", text(sum), text(whole));
        }
    }

    /** Two ways of cutting the same whole give the same whole, also where the value itself is missing. */
    private void checkThatWholesAgree(List<BigDecimal> sums) {
        BigDecimal first = null;
        for (int i = 0; i < sums.size(); i++) {
            boolean whole = figure.breakdowns().get(i).coverage() == Coverage.WHOLE;
            BigDecimal sum = whole ? sums.get(i) : null;
            if (first == null) {
                first = sum;
            } else if (sum != null && sum.compareTo(first) != 0) {
                violations.inBody("wholes-disagree", "/breakdowns/%d/parts".formatted(i), text(sum), text(first));
            }
        }
    }

    private static BigDecimal sum(List<PartRequest> parts) {
        return parts.stream().map(PartRequest::value).anyMatch(Objects::isNull)
                ? null
                : parts.stream().map(PartRequest::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** In plain notation, unless the number is refused anyway: 1e999999999 would be a billion digits long. */
    private static String text(BigDecimal number) {
        boolean plain = Math.abs((long) number.precision() - number.scale()) <= Decimals.INTEGER_DIGITS;
        return (plain ? Decimals.plain(number) : number).toString();
    }
}
