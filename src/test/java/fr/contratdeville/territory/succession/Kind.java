package fr.contratdeville.territory.succession;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;

/** What can have successors, and how it is sent. */
enum Kind {
    PILLAR("pillars", "pillar") {
        @Override
        String json(String contract, String name, String successors) {
            return """
                    {"contractId": "%s", "code": "%s", "label": "Pilier %2$s", "position": 1, "successors": [%s]}
                    """.formatted(contract, name, successors);
        }
    },

    NEIGHBOURHOOD("neighbourhoods", "neighbourhood") {
        @Override
        String json(String contract, String name, String successors) {
            return """
                    {"contractId": "%s", "name": "Quartier %s", "successors": [%s]}
                    """.formatted(contract, name, successors);
        }
    };

    final String resource;
    final String member;

    Kind(String resource, String member) {
        this.resource = resource;
        this.member = member;
    }

    abstract String json(String contract, String name, String successors);

    /** What its table of successors is called after. */
    String table() {
        return member;
    }

    String path() {
        return "/api/v1/" + resource;
    }

    String path(String id) {
        return path() + "/" + id;
    }

    /** Stores one without successors and returns its id. */
    String stored(String contract, String name) {
        return stored(contract, name, "");
    }

    String stored(String contract, String name, String successors) {
        return given().contentType(ContentType.JSON)
                .body(json(contract, name, successors))
                .post(path())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    String weighted(String id, String weight) {
        return "{\"%sId\": \"%s\", \"weight\": %s}".formatted(member, id, weight);
    }

    String main(String id) {
        return "{\"%sId\": \"%s\", \"main\": true}".formatted(member, id);
    }

    String bare(String id) {
        return "{\"%sId\": \"%s\"}".formatted(member, id);
    }
}
