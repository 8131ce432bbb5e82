package fr.contratdeville.dataset;

import static fr.contratdeville.dataset.Dataset.list;
import static fr.contratdeville.dataset.Dataset.text;
import static fr.contratdeville.dataset.Dataset.without;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.action.Action;
import fr.contratdeville.action.ActionRequest;
import fr.contratdeville.action.Actions;
import fr.contratdeville.body.Bodies;
import fr.contratdeville.citycontract.CityContract;
import fr.contratdeville.indicator.Indicator;
import fr.contratdeville.indicatorvalue.IndicatorValueRequest;
import fr.contratdeville.indicatorvalue.IndicatorValues;
import fr.contratdeville.structure.Structure;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes a data set: what is missing is created, what is there already stays as it is. Codes and names of the file
 * become the ids that requests ask for; everything else is the services' own work.
 */
@Singleton
class DatasetLoader {

    /** How much there was to write. */
    record Count(int actions, int figures) {

        Count plus(Count other) {
            return new Count(actions + other.actions, figures + other.figures);
        }
    }

    private final EntityManager database;
    private final Bodies bodies;
    private final CatalogueLoader catalogue;
    private final Actions actions;
    private final IndicatorValues values;

    DatasetLoader(
            EntityManager database, Bodies bodies, CatalogueLoader catalogue, Actions actions, IndicatorValues values) {
        this.database = database;
        this.bodies = bodies;
        this.catalogue = catalogue;
        this.actions = actions;
        this.values = values;
    }

    /** @return empty if this database has had the data set before, whatever has become of it since */
    @Transactional
    Optional<Count> loadOnce(Dataset dataset) {
        int first = database.createNativeQuery(
                        "insert into dataset_load (code, loaded_at) values (:code, now()) on conflict do nothing")
                .setParameter("code", dataset.code())
                .executeUpdate();
        return first == 1 ? Optional.of(load(dataset)) : Optional.empty();
    }

    @Transactional
    Count load(Dataset dataset) {
        CityContract contract = catalogue.load(dataset);
        Count count = new Count(0, 0);
        for (JsonNode block : list(dataset.content(), "structures")) {
            Structure structure = catalogue.structure(block);
            for (JsonNode action : list(block, "actions")) {
                count = count.plus(load(action, dataset.year(), contract, structure));
            }
        }
        return count;
    }

    private Count load(JsonNode block, int year, CityContract contract, Structure structure) {
        Optional<Action> existing = actions.findByNaturalKey(contract, structure, year, text(block, "title"));
        Action action = existing.orElseGet(() -> actions.create(
                new Action(), bodies.read(request(block, year, contract, structure), ActionRequest.class)));
        int figures = 0;
        for (JsonNode figure : list(block, "figures")) {
            Indicator indicator = catalogue.indicator(text(figure, "indicator"));
            if (!values.exists(action, indicator)) {
                ObjectNode request = without(figure, "indicator").put("indicatorId", id(indicator.id));
                values.create(action, bodies.read(request, IndicatorValueRequest.class));
                figures++;
            }
        }
        return new Count(existing.isPresent() ? 0 : 1, figures);
    }

    private ObjectNode request(JsonNode block, int year, CityContract contract, Structure structure) {
        ObjectNode request = without(block, "pillar", "neighbourhoods", "figures")
                .put("contractId", id(contract.id))
                .put("structureId", id(structure.id))
                .put("year", year);
        String pillar = text(block, "pillar");
        if (pillar != null) {
            request.put("pillarId", id(catalogue.pillar(contract, pillar).id));
        }
        ArrayNode places = request.putArray("neighbourhoodIds");
        list(block, "neighbourhoods")
                .forEach(name -> places.add(id(catalogue.neighbourhood(contract, name.textValue()).id)));
        return request;
    }

    private static String id(UUID id) {
        return id.toString();
    }
}
