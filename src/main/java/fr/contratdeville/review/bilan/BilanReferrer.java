package fr.contratdeville.review.bilan;

import fr.contratdeville.catalogue.dimension.Dimension;
import fr.contratdeville.catalogue.indicator.Indicator;
import fr.contratdeville.platform.item.Item;
import fr.contratdeville.platform.item.Reference;
import fr.contratdeville.platform.item.ReferenceQuery;
import fr.contratdeville.platform.item.Referrer;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.citycontract.OfAYear;
import fr.contratdeville.territory.neighbourhood.Neighbourhood;
import fr.contratdeville.territory.pillar.Pillar;
import fr.contratdeville.territory.structure.Structure;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * What a bilan's document names is kept from being deleted by nothing but this. A withdrawn bilan's keeps nothing: what it
 * names need not be there any more.
 */
@Singleton
class BilanReferrer implements Referrer, OfAYear {

    private final ReferenceQuery references;

    BilanReferrer(ReferenceQuery references) {
        this.references = references;
    }

    @Override
    public Optional<Reference> referringTo(Item item) {
        if (item instanceof CityContract) {
            return bilans("b.contract_id = :id", item);
        } else if (item instanceof Structure) {
            return bilans("b.structure_id = :id", item);
        } else if (item instanceof Action) {
            return standing("""
                    b.action_id = :id
                    or b.content @> jsonb_build_object('action', jsonb_build_object('continuesActionId', cast(:id as text)))
                    or b.content @> jsonb_build_object('figures', jsonb_build_array(
                        jsonb_build_object('overlaps', jsonb_build_array(
                            jsonb_build_object('actionId', cast(:id as text))))))""", item);
        } else if (item instanceof Pillar) {
            return standing(
                    "b.content @> jsonb_build_object('action', jsonb_build_object('pillarId', cast(:id as text)))",
                    item);
        } else if (item instanceof Neighbourhood) {
            return standing("""
                    b.content @> jsonb_build_object('action',
                        jsonb_build_object('neighbourhoodIds', jsonb_build_array(cast(:id as text))))""", item);
        } else if (item instanceof Indicator) {
            return standing("""
                    b.content @> jsonb_build_object('figures',
                        jsonb_build_array(jsonb_build_object('indicatorId', cast(:id as text))))""", item);
        } else if (item instanceof Dimension) {
            return standing("""
                    exists (
                        select from dimension d
                        where d.id = :id and b.content @> jsonb_build_object('figures', jsonb_build_array(
                            jsonb_build_object('breakdowns', jsonb_build_array(
                                jsonb_build_object('dimension', d.code))))))""", item);
        }
        return Optional.empty();
    }

    @Override
    public Optional<Reference> leftOutOf(CityContract contract, int firstYear, int lastYear) {
        return bilans(
                """
                b.state <> 'withdrawn' and b.contract_id = :id and b.year between :from and :to and b.year not between :first and :last""",
                Map.of(
                        "id", contract.id,
                        "from", contract.firstYear,
                        "to", contract.lastYear,
                        "first", firstYear,
                        "last", lastYear));
    }

    private Optional<Reference> standing(String condition, Item item) {
        return bilans("b.state <> 'withdrawn' and (%s)".formatted(condition), item);
    }

    private Optional<Reference> bilans(String condition, Item item) {
        return bilans(condition, Map.of("id", item.id));
    }

    private Optional<Reference> bilans(String condition, Map<String, Object> values) {
        return references.find("bilans", """
                select b.id,
                    (select s.name from structure s where s.id = b.structure_id) || ' (' || b.year || ')' as label,
                    'bilans/' || b.id as path
                from bilan b
                where %s
                """.formatted(condition), values);
    }
}
