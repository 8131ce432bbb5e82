package fr.contratdeville.indicatorvalue;

import fr.contratdeville.action.Action;
import fr.contratdeville.dimension.Dimension;
import fr.contratdeville.indicator.Indicator;
import fr.contratdeville.item.Item;
import fr.contratdeville.item.Reference;
import fr.contratdeville.item.ReferenceQuery;
import fr.contratdeville.item.Referrer;
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
                    select v.id, i.label
                    from indicator_value v join indicator i on i.id = v.indicator_id
                    where v.action_id = :id
                    """, item);
        } else if (item instanceof Indicator) {
            return values("""
                    select v.id, a.title as label
                    from indicator_value v join action a on a.contract_id = v.contract_id and a.id = v.action_id
                    where v.indicator_id = :id
                    """, item);
        } else if (item instanceof Dimension) {
            return values("""
                    select distinct v.id, a.title as label
                    from category_set s
                    join category c on c.category_set_id = s.id
                    join breakdown_part p on p.category_id = c.id
                    join indicator_value v on v.contract_id = p.contract_id and v.id = p.indicator_value_id
                    join action a on a.contract_id = v.contract_id and a.id = v.action_id
                    where s.dimension_id = :id
                    """, item);
        }
        return Optional.empty();
    }

    private Optional<Reference> values(String sql, Item item) {
        return references.find("indicator-values", sql, item.id);
    }
}
