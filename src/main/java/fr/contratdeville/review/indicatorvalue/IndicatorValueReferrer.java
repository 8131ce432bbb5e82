package fr.contratdeville.review.indicatorvalue;

import fr.contratdeville.catalogue.dimension.Dimension;
import fr.contratdeville.catalogue.indicator.Indicator;
import fr.contratdeville.platform.item.Item;
import fr.contratdeville.platform.item.Reference;
import fr.contratdeville.platform.item.ReferenceQuery;
import fr.contratdeville.platform.item.Referrer;
import fr.contratdeville.review.action.Action;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
class IndicatorValueReferrer implements Referrer {

    private final ReferenceQuery references;

    IndicatorValueReferrer(ReferenceQuery references) {
        this.references = references;
    }

    @Override
    public Optional<Reference> referringTo(Item item) {
        if (item instanceof Action) {
            return values("""
                    v.id in (
                        select own.id from indicator_value own where own.action_id = :id
                        union
                        select o.indicator_value_id from indicator_value_overlap o where o.other_action_id = :id)""", item);
        } else if (item instanceof Indicator) {
            return values("v.indicator_id = :id", item);
        } else if (item instanceof Dimension) {
            return values("""
                    v.id in (
                        select p.indicator_value_id
                        from category_set s
                        join category c on c.category_set_id = s.id
                        join breakdown_part p on p.category_id = c.id
                        where s.dimension_id = :id)""", item);
        }
        return Optional.empty();
    }

    private Optional<Reference> values(String condition, Item item) {
        return references.find("indicator-values", """
                select v.id,
                    (select a.title || ' (' || a.year || ') : '
                        from action a where a.contract_id = v.contract_id and a.id = v.action_id)
                        || (select i.label from indicator i where i.id = v.indicator_id) as label,
                    'actions/' || v.action_id || '/indicator-values/' || v.id as path
                from indicator_value v
                where %s
                """.formatted(condition), item.id);
    }
}
