package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.catalogue.indicator.Indicator;
import fr.contratdeville.platform.paging.KeysetQuery;
import fr.contratdeville.platform.paging.ListQuery;
import fr.contratdeville.platform.paging.Page;
import fr.contratdeville.review.action.Action;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Singleton
class IndicatorValueRepository implements PanacheRepositoryBase<IndicatorValue, UUID> {

    private static final String WITH_DEFINITIONS = """
            from IndicatorValue v
            join fetch v.action
            join fetch v.indicator
            where v.id in :ids
            """;

    private final KeysetQuery keyset;

    IndicatorValueRepository(KeysetQuery keyset) {
        this.keyset = keyset;
    }

    boolean exists(Action action, Indicator indicator) {
        return count("action = :action and indicator = :indicator", Map.of("action", action, "indicator", indicator))
                > 0;
    }

    Optional<IndicatorValue> findByIndicator(Action action, UUID indicatorId) {
        return find(
                        "action = :action and indicator.id = :indicator",
                        Map.of("action", action, "indicator", indicatorId))
                .firstResultOptional();
    }

    List<IndicatorValue> findByAction(Action action) {
        return list(
                "from IndicatorValue v join fetch v.indicator i where v.action = :action order by i.code",
                Map.of("action", action));
    }

    Page<IndicatorValue> page(ListQuery query) {
        return keyset.page(
                "indicator_value v join indicator i on i.id = v.indicator_id",
                "v.id",
                query,
                ids -> list(WITH_DEFINITIONS, Map.of("ids", ids)));
    }
}
