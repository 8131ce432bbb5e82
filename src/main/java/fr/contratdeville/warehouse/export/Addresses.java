package fr.contratdeville.warehouse.export;

import java.util.UUID;

/** Where what can be read stands, as answers name it. */
final class Addresses {

    static final String EXPORTS = "/api/v1/exports";
    static final String PULLS = EXPORTS + "/pulls";

    private Addresses() {}

    static String rows(String dataset) {
        return EXPORTS + "/" + dataset;
    }

    static String rows(String dataset, UUID pull) {
        return rows(dataset) + "?pull=" + pull;
    }

    static String schema(String dataset) {
        return rows(dataset) + "/schema";
    }

    static String pull(UUID id) {
        return PULLS + "/" + id;
    }
}
