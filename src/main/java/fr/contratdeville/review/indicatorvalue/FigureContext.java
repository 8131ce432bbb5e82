package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.catalogue.dimension.CategorySets;
import fr.contratdeville.catalogue.indicator.Indicator;
import java.util.Set;
import java.util.UUID;

/**
 * What a figure is checked against.
 *
 * @param actionId whose figure it is; null if that action is not there yet
 * @param indicator null if it is not known
 * @param otherActions those that are there of the actions that the figure names
 * @param standing the figure as it stands now; null if it is new, or if all of it is to be checked as if it were
 */
public record FigureContext(
        UUID actionId,
        Indicator indicator,
        CategorySets categorySets,
        Set<UUID> otherActions,
        IndicatorValueRequest standing) {}
