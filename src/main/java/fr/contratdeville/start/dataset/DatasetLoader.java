package fr.contratdeville.start.dataset;

import static fr.contratdeville.start.dataset.Dataset.list;
import static fr.contratdeville.start.dataset.Dataset.text;
import static fr.contratdeville.start.dataset.Dataset.without;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.catalogue.indicator.Indicator;
import fr.contratdeville.platform.body.Bodies;
import fr.contratdeville.review.action.Action;
import fr.contratdeville.review.action.ActionRequest;
import fr.contratdeville.review.action.Actions;
import fr.contratdeville.review.indicatorvalue.IndicatorValueRequest;
import fr.contratdeville.review.indicatorvalue.IndicatorValues;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.structure.Structure;
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
    record Count(int actions, int figures) {}

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
        LoadedActions loaded = new LoadedActions();
        int created = 0;
        for (JsonNode block : list(dataset.content(), "structures")) {
            Structure structure = catalogue.structure(block);
            for (JsonNode action : list(block, "actions")) {
                String title = text(action, "title");
                Optional<Action> existing = actions.findByNaturalKey(contract, structure, dataset.year(), title);
                created += existing.isPresent() ? 0 : 1;
                loaded.add(
                        text(block, "name"),
                        title,
                        existing.orElseGet(() -> create(action, dataset.year(), contract, structure)));
            }
        }
        // Figures name other actions, whichever comes first.
        int figures = 0;
        for (JsonNode block : list(dataset.content(), "structures")) {
            for (JsonNode action : list(block, "actions")) {
                figures += loadFigures(action, loaded.get(text(block, "name"), text(action, "title")), loaded);
            }
        }
        return new Count(created, figures);
    }

    private Action create(JsonNode block, int year, CityContract contract, Structure structure) {
        return actions.created(
                new Action(), bodies.read(request(block, year, contract, structure), ActionRequest.class));
    }

    private int loadFigures(JsonNode block, Action action, LoadedActions loaded) {
        int figures = 0;
        for (JsonNode figure : list(block, "figures")) {
            Indicator indicator = catalogue.indicator(text(figure, "indicator"));
            if (!values.exists(action, indicator)) {
                values.created(action, bodies.read(request(figure, indicator, loaded), IndicatorValueRequest.class));
                figures++;
            }
        }
        return figures;
    }

    private static ObjectNode request(JsonNode figure, Indicator indicator, LoadedActions loaded) {
        ObjectNode request = without(figure, "indicator", "overlaps").put("indicatorId", id(indicator.id));
        ArrayNode overlaps = request.putArray("overlaps");
        for (JsonNode overlap : list(figure, "overlaps")) {
            Action other = loaded.get(text(overlap, "structure"), text(overlap, "action"));
            overlaps.add(without(overlap, "structure", "action").put("actionId", id(other.id)));
        }
        return request;
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
