package fr.contratdeville.annex.report.model;

import fr.contratdeville.review.action.ActionStatus;
import fr.contratdeville.review.indicatorvalue.IndicatorValueResponse;
import java.util.List;
import java.util.UUID;

/**
 * A row of the annex.
 *
 * @param structure its full name
 * @param siret null if it is not known
 * @param pillar null if it has none
 * @param postponedToYear null if it was not postponed, or nobody knows
 * @param figures by the codes of their indicators
 */
public record ReportedAction(
        UUID id,
        String title,
        String structure,
        String siret,
        String pillar,
        List<String> neighbourhoods,
        String description,
        ActionStatus status,
        Integer postponedToYear,
        List<IndicatorValueResponse> figures) {}
