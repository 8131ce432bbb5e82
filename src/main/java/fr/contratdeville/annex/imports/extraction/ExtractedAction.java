package fr.contratdeville.annex.imports.extraction;

import fr.contratdeville.annex.imports.document.Doubt;
import fr.contratdeville.annex.imports.document.Place;
import fr.contratdeville.review.action.ActionStatus;
import java.util.List;

/**
 * What a row says.
 *
 * @param status null if nothing says what became of the action
 * @param statusWords that say it
 */
public record ExtractedAction(
        Place place,
        String title,
        String structure,
        String siret,
        String pillar,
        String description,
        ActionStatus status,
        Integer postponedTo,
        String statusWords,
        List<CandidateFigure> figures,
        List<Doubt> doubts) {}
