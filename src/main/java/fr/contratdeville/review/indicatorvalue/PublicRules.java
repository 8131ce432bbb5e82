package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.platform.body.Decimals;
import fr.contratdeville.platform.problem.Violations;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest.OverlapRequest;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What a figure may declare of whose the people are that it counts. */
final class PublicRules {

    private final IndicatorValueRequest figure;
    private final FigureContext context;
    private final Violations violations;

    private PublicRules(IndicatorValueRequest figure, FigureContext context, Violations violations) {
        this.figure = figure;
        this.context = context;
        this.violations = violations;
    }

    static void check(IndicatorValueRequest figure, FigureContext context, Violations violations) {
        PublicRules rules = new PublicRules(figure, context, violations);
        rules.checkOverlaps();
        if (!figure.overlaps().isEmpty()) {
            rules.checkThatPeopleAreCounted("/overlaps");
        }
        if (figure.isDisjoint()) {
            rules.checkThatPeopleAreCounted("/disjoint");
            if (!figure.overlaps().isEmpty()) {
                violations.inBody("either-or", "/disjoint", null, "/overlaps");
            }
        }
    }

    private void checkOverlaps() {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < figure.overlaps().size(); i++) {
            OverlapRequest overlap = figure.overlaps().get(i);
            String pointer = "/overlaps/" + i;
            if (overlap.actionId() != null && !violations.concern(pointer)) {
                checkOther(overlap.actionId(), seen.add(overlap.actionId()), pointer + "/actionId");
            }
            if (!violations.concern(pointer + "/share") && !violations.concern(pointer + "/people")) {
                checkShare(overlap, pointer);
            }
        }
    }

    private void checkOther(UUID action, boolean first, String pointer) {
        if (action.equals(context.actionId())) {
            violations.inBody("own-action", pointer, action, null);
        } else if (!context.otherActions().contains(action)) {
            violations.inBody("unknown-reference", pointer, action, null);
        }
        if (!first) {
            violations.inBody("repeated", pointer, action, null);
        }
    }

    private void checkShare(OverlapRequest overlap, String pointer) {
        OverlapShare share = overlap.declared();
        if (share == null) {
            violations.inBody("required", pointer + "/share");
            return;
        }
        if (overlap.contradictsItself()) {
            violations.inBody("either-or", pointer + "/people", null, pointer + "/share");
            return;
        }
        boolean wrong = violations.concern("/value") || violations.concern("/upper");
        BigDecimal counted = figure.most();
        if (!wrong
                && counted != null
                && share.atLeast() != null
                && share.atLeast().compareTo(counted) > 0) {
            String found = Decimals.plain(share.atLeast()).toString();
            violations.inBody(
                    "more-than-counted",
                    pointer + overlap.pointer(),
                    found,
                    Decimals.plain(counted).toString());
        }
    }

    private void checkThatPeopleAreCounted(String pointer) {
        if (context.indicator() != null && !context.indicator().addsUpPeople()) {
            violations.inBody("not-people", pointer, context.indicator().code, null);
        }
        if (figure.kind() != null && !figure.kind().isResult()) {
            violations.inBody("not-with-this-kind", pointer, null, figure.kind().code());
        }
    }
}
