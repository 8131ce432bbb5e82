package fr.contratdeville.action;

import fr.contratdeville.citycontract.CityContract;
import fr.contratdeville.item.Item;
import fr.contratdeville.item.Reference;
import fr.contratdeville.item.ReferenceQuery;
import fr.contratdeville.item.Referrer;
import fr.contratdeville.neighbourhood.Neighbourhood;
import fr.contratdeville.pillar.Pillar;
import fr.contratdeville.structure.Structure;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
class ActionReferrer implements Referrer {

    private final ReferenceQuery references;

    ActionReferrer(ReferenceQuery references) {
        this.references = references;
    }

    @Override
    public Optional<Reference> referringTo(Item item) {
        if (item instanceof CityContract) {
            return actions("select id, title as label from action where contract_id = :id", item);
        } else if (item instanceof Structure) {
            return actions("select id, title as label from action where structure_id = :id", item);
        } else if (item instanceof Pillar) {
            return actions("select id, title as label from action where pillar_id = :id", item);
        } else if (item instanceof Action) {
            return actions("select id, title as label from action where continues_action_id = :id", item);
        } else if (item instanceof Neighbourhood) {
            return actions("""
                    select a.id, a.title as label
                    from action a
                    join action_neighbourhood n on n.contract_id = a.contract_id and n.action_id = a.id
                    where n.neighbourhood_id = :id
                    """, item);
        }
        return Optional.empty();
    }

    private Optional<Reference> actions(String sql, Item item) {
        return references.find("actions", sql, item.id);
    }
}
