package fr.contratdeville.review.action;

import fr.contratdeville.platform.item.Item;
import fr.contratdeville.platform.item.Reference;
import fr.contratdeville.platform.item.ReferenceQuery;
import fr.contratdeville.platform.item.Referrer;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.citycontract.OfAYear;
import fr.contratdeville.territory.neighbourhood.Neighbourhood;
import fr.contratdeville.territory.pillar.Pillar;
import fr.contratdeville.territory.structure.Structure;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

@Singleton
class ActionReferrer implements Referrer, OfAYear {

    private final ReferenceQuery references;

    ActionReferrer(ReferenceQuery references) {
        this.references = references;
    }

    @Override
    public Optional<Reference> referringTo(Item item) {
        if (item instanceof CityContract) {
            return actions("a.contract_id = :id", item);
        } else if (item instanceof Structure) {
            return actions("a.structure_id = :id", item);
        } else if (item instanceof Pillar) {
            return actions("a.pillar_id = :id", item);
        } else if (item instanceof Action) {
            return actions("a.continues_action_id = :id", item);
        } else if (item instanceof Neighbourhood) {
            return actions("""
                    exists (select from action_neighbourhood n
                            where n.contract_id = a.contract_id and n.action_id = a.id and n.neighbourhood_id = :id)""", item);
        }
        return Optional.empty();
    }

    @Override
    public Optional<Reference> leftOutOf(CityContract contract, int firstYear, int lastYear) {
        return actions(
                """
                a.contract_id = :id and a.year between :from and :to and a.year not between :first and :last""",
                Map.of(
                        "id", contract.id,
                        "from", contract.firstYear,
                        "to", contract.lastYear,
                        "first", firstYear,
                        "last", lastYear));
    }

    private Optional<Reference> actions(String condition, Item item) {
        return actions(condition, Map.of("id", item.id));
    }

    private Optional<Reference> actions(String condition, Map<String, Object> values) {
        return references.find("actions", """
                select a.id, a.title || ' (' || a.year || ')' as label, 'actions/' || a.id as path
                from action a
                where %s
                """.formatted(condition), values);
    }
}
