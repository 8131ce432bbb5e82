package fr.contratdeville.annex.imports.draft;

import fr.contratdeville.review.action.ActionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody should look at in a row as it stands: what was unsure when it was read, what is not decided yet, and whether its
 * action has a bilan already.
 */
final class RowDoubts {

    private RowDoubts() {}

    static List<KeptDoubt> of(RowContent content, boolean hasBilan) {
        ImportRowRequest says = content.says();
        if (says.leftOut()) {
            return content.doubts();
        }
        List<KeptDoubt> doubts = new ArrayList<>(content.doubts());
        if (hasBilan) {
            doubts.add(new KeptDoubt("has-bilan", says.title()));
        }
        if (says.title() == null) {
            doubts.add(new KeptDoubt("title-missing", null));
        }
        if (says.description() == null) {
            doubts.add(new KeptDoubt("description-missing", null));
        }
        if (says.status() == null) {
            doubts.add(new KeptDoubt("status-missing", content.statusWords()));
        }
        if (says.status() == ActionStatus.PLANNED) {
            doubts.add(new KeptDoubt("action-planned", content.statusWords()));
        }
        if (content.pillarRead() != null && says.pillarId() == null) {
            doubts.add(new KeptDoubt("pillar-not-known", content.pillarRead()));
        }
        structure(says, content.structureRead()).forEach(doubts::add);
        says.figures().stream()
                .filter(figure -> !figure.accepted())
                .map(figure -> new KeptDoubt(
                        figure.indicator() == null ? "figure-without-indicator" : "figure-not-accepted",
                        figure.words()))
                .forEach(doubts::add);
        return doubts;
    }

    private static Stream<KeptDoubt> structure(ImportRowRequest says, String read) {
        if (says.structureId() != null) {
            return Stream.empty();
        } else if (says.structureName() == null) {
            return Stream.of(new KeptDoubt("structure-missing", read));
        }
        return Stream.of(new KeptDoubt(
                says.createStructure() ? "structure-to-be-made" : "structure-to-be-chosen", says.structureName()));
    }
}
