package fr.contratdeville.start.dataset;

import static fr.contratdeville.start.dataset.Dataset.list;
import static fr.contratdeville.start.dataset.Dataset.text;
import static fr.contratdeville.start.dataset.Dataset.without;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.catalogue.dimension.Dimension;
import fr.contratdeville.catalogue.dimension.DimensionRequest;
import fr.contratdeville.catalogue.dimension.Dimensions;
import fr.contratdeville.catalogue.indicator.Indicator;
import fr.contratdeville.catalogue.indicator.IndicatorRequest;
import fr.contratdeville.catalogue.indicator.Indicators;
import fr.contratdeville.platform.body.Bodies;
import fr.contratdeville.territory.citycontract.CityContract;
import fr.contratdeville.territory.citycontract.CityContractRequest;
import fr.contratdeville.territory.citycontract.CityContracts;
import fr.contratdeville.territory.neighbourhood.Neighbourhood;
import fr.contratdeville.territory.neighbourhood.NeighbourhoodRequest;
import fr.contratdeville.territory.neighbourhood.Neighbourhoods;
import fr.contratdeville.territory.pillar.Pillar;
import fr.contratdeville.territory.pillar.PillarRequest;
import fr.contratdeville.territory.pillar.Pillars;
import fr.contratdeville.territory.structure.Structure;
import fr.contratdeville.territory.structure.StructureRequest;
import fr.contratdeville.territory.structure.Structures;
import jakarta.inject.Singleton;

/** Writes what the actions of a data set refer to, and finds it again by code or name. */
@Singleton
class CatalogueLoader {

    private final Bodies bodies;
    private final CityContracts contracts;
    private final Pillars pillars;
    private final Neighbourhoods neighbourhoods;
    private final Structures structures;
    private final Indicators indicators;
    private final Dimensions dimensions;

    CatalogueLoader(
            Bodies bodies,
            CityContracts contracts,
            Pillars pillars,
            Neighbourhoods neighbourhoods,
            Structures structures,
            Indicators indicators,
            Dimensions dimensions) {
        this.bodies = bodies;
        this.contracts = contracts;
        this.pillars = pillars;
        this.neighbourhoods = neighbourhoods;
        this.structures = structures;
        this.indicators = indicators;
        this.dimensions = dimensions;
    }

    CityContract load(Dataset dataset) {
        CityContract contract = contract(dataset.content().get("cityContract"));
        for (JsonNode block : list(dataset.content(), "pillars")) {
            if (pillars.findByCode(contract, text(block, "code")).isEmpty()) {
                pillars.created(new Pillar(), bodies.read(of(contract, block), PillarRequest.class));
            }
        }
        for (JsonNode block : list(dataset.content(), "neighbourhoods")) {
            if (neighbourhoods.findByName(contract, text(block, "name")).isEmpty()) {
                neighbourhoods.created(
                        new Neighbourhood(), bodies.read(of(contract, block), NeighbourhoodRequest.class));
            }
        }
        for (JsonNode block : list(dataset.content(), "dimensions")) {
            if (dimensions.findByCode(text(block, "code")).isEmpty()) {
                dimensions.created(new Dimension(), bodies.read(block, DimensionRequest.class));
            }
        }
        for (JsonNode block : list(dataset.content(), "indicators")) {
            if (indicators.findByCode(text(block, "code")).isEmpty()) {
                indicators.created(new Indicator(), bodies.read(indicatorRequest(block), IndicatorRequest.class));
            }
        }
        return contract;
    }

    private CityContract contract(JsonNode block) {
        return contracts
                .findByCode(text(block, "code"))
                .orElseGet(() -> contracts.created(new CityContract(), bodies.read(block, CityContractRequest.class)));
    }

    private static ObjectNode of(CityContract contract, JsonNode block) {
        return without(block).put("contractId", contract.id.toString());
    }

    /** The terms of a ratio have to stand before it in the file. */
    private ObjectNode indicatorRequest(JsonNode block) {
        ObjectNode request = without(block, "numerator", "denominator");
        if (block.has("numerator")) {
            request.put("numeratorId", indicator(text(block, "numerator")).id.toString());
            request.put(
                    "denominatorId", indicator(text(block, "denominator")).id.toString());
        }
        return request;
    }

    Structure structure(JsonNode block) {
        return structures.findByName(text(block, "name")).stream()
                .findFirst()
                .orElseGet(() -> structures.created(
                        new Structure(), bodies.read(without(block, "actions"), StructureRequest.class)));
    }

    Indicator indicator(String code) {
        return indicators.findByCode(code).orElseThrow(() -> unknown("indicator", code));
    }

    Pillar pillar(CityContract contract, String code) {
        return pillars.findByCode(contract, code).orElseThrow(() -> unknown("pillar", code));
    }

    Neighbourhood neighbourhood(CityContract contract, String name) {
        return neighbourhoods.findByName(contract, name).orElseThrow(() -> unknown("neighbourhood", name));
    }

    static IllegalArgumentException unknown(String kind, String name) {
        return new IllegalArgumentException("the data set has no %s %s".formatted(kind, name));
    }
}
