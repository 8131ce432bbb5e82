package fr.contratdeville.review.bilan.checks;

import fr.contratdeville.catalogue.dimension.CategorySet;
import fr.contratdeville.catalogue.dimension.CategorySets;
import fr.contratdeville.catalogue.dimension.Dimensions;
import fr.contratdeville.catalogue.indicator.Indicator;
import fr.contratdeville.catalogue.indicator.Indicators;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All indicators and sets of categories, read at once: a batch asks for them thousands of times. */
final class Catalogue implements CategorySets {

    private record SetKey(String dimension, String code, int version) {}

    private final Map<UUID, Indicator> byId = new HashMap<>();
    private final Map<String, Indicator> byCode = new HashMap<>();
    private final Map<SetKey, CategorySet> sets = new HashMap<>();

    Catalogue(Indicators indicators, Dimensions dimensions) {
        for (Indicator indicator : indicators.all()) {
            byId.put(indicator.id, indicator);
            byCode.put(indicator.code, indicator);
        }
        for (CategorySet set : dimensions.allSets()) {
            sets.put(new SetKey(set.dimension.code, set.code, set.version), set);
        }
    }

    Optional<Indicator> indicator(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Indicator> indicator(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public Optional<CategorySet> find(String dimension, String code, int version) {
        return Optional.ofNullable(sets.get(new SetKey(dimension, code, version)));
    }
}
