package fr.contratdeville.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that the comparison finds what breaks callers, and nothing else, in either version of OpenAPI. */
class CompatibilityTest {

    private static final String DOCUMENT = """
            openapi: VERSION
            info: {title: things, version: "1"}
            paths:
              /api/v1/things:
                get:
                  operationId: listThings
                  parameters:
                  - {name: limit, in: query, schema: {type: integer, maximum: 200}}
                  - {name: state, in: query, schema: {type: array, items: {$ref: "#/components/schemas/State"}}}
                  responses:
                    "200":
                      description: Things.
                      headers: {ETag: {schema: {type: string}}}
                      content:
                        application/json: {schema: {$ref: "#/components/schemas/PageThing"}}
                    "404": {description: None.}
                post:
                  operationId: createThing
                  requestBody:
                    content:
                      application/json: {schema: {$ref: "#/components/schemas/ThingRequest"}}
                  responses:
                    "201":
                      description: Made.
                      content:
                        application/json: {schema: {$ref: "#/components/schemas/Thing"}}
            components:
              schemas:
                State: {type: string, enum: [open, closed]}
                Colour: {type: string, enum: [red, blue]}
                PageThing:
                  type: object
                  required: [items]
                  properties:
                    items: {type: array, items: {$ref: "#/components/schemas/Thing"}}
                    total: {type: integer}
                Thing:
                  type: object
                  required: [name]
                  properties:
                    name: {type: string}
                    count: NULLABLE_INTEGER
                    state: {$ref: "#/components/schemas/State"}
                    colour: {$ref: "#/components/schemas/Colour"}
                ThingRequest:
                  type: object
                  required: [name]
                  additionalProperties: false
                  properties:
                    name: {type: string, maxLength: 100}
                    note: NULLABLE_STRING
                    parts: {type: array, maxItems: 10, items: {type: integer}}
            """;

    private record Edit(String what, String before, String after) {

        @Override
        public String toString() {
            return what;
        }
    }

    private static final List<Edit> BREAKS = List.of(
            new Edit(
                    "operation",
                    "    post:\n      operationId: createThing",
                    "    put:\n      operationId: createThing"),
            new Edit("path", "/api/v1/things:", "/api/v1/others:"),
            new Edit("name of an operation", "listThings", "listAll"),
            new Edit("parameter", "  - {name: limit, in: query, schema: {type: integer, maximum: 200}}\n", ""),
            new Edit("type of a parameter", "{type: integer, maximum: 200}", "{type: boolean}"),
            new Edit("bound of a parameter", "maximum: 200", "maximum: 100"),
            new Edit("new parameter that is required", "      parameters:\n", """
                          parameters:
                          - {name: zone, in: query, required: true, schema: {type: string}}
                    """),
            new Edit("status", "        \"404\": {description: None.}\n", ""),
            new Edit("header", "          headers: {ETag: {schema: {type: string}}}\n", ""),
            new Edit("member of an answer", "        name: {type: string}\n", ""),
            new Edit("optional member of an answer", "        total: {type: integer}\n", ""),
            new Edit("answer's member no longer certain", "required: [items]", "required: []"),
            new Edit("type of an answer's member", "        name: {type: string}\n", "        name: {type: integer}\n"),
            new Edit("type of an answer's member that may be null", "NULLABLE_INTEGER", "NULLABLE_STRING"),
            new Edit("answer's member may be null", "total: {type: integer}", "total: NULLABLE_INTEGER"),
            new Edit("member of a request", "        note: NULLABLE_STRING\n", ""),
            new Edit("type of a request's member", "note: NULLABLE_STRING", "note: NULLABLE_INTEGER"),
            new Edit("type of a request's items", "items: {type: integer}}", "items: {type: string}}"),
            new Edit("request's member may no longer be null", "note: NULLABLE_STRING", "note: {type: string}"),
            new Edit(
                    "request's member is required now",
                    "required: [name]\n      additional",
                    "required: [name, note]\n      additional"),
            new Edit("bound of a request's text", "maxLength: 100", "maxLength: 50"),
            new Edit("bound of a request's list", "maxItems: 10", "maxItems: 5"),
            new Edit("value that is read", "[open, closed]", "[open]"),
            new Edit("values where any were read", "maxLength: 100", "maxLength: 100, enum: [one, two]"));

    private static final List<Edit> HARMLESS = List.of(
            new Edit("nothing", "", ""),
            new Edit("text", "description: Things.", "description: All things."),
            new Edit(
                    "optional member of a request",
                    "        note: NULLABLE",
                    "        more: {type: string}\n        note: NULLABLE"),
            new Edit(
                    "member of an answer",
                    "        total: {type",
                    "        more: {type: string}\n        total: {type"),
            new Edit("operation", "    post:\n", """
                        delete:
                          operationId: deleteThings
                          responses:
                            "204": {description: Gone.}
                        post:
                    """),
            new Edit("parameter", "      parameters:\n", """
                          parameters:
                          - {name: zone, in: query, schema: {type: string}}
                    """),
            new Edit("status", "        \"404\": {d", "        \"410\": {description: Gone.}\n        \"404\": {d"),
            new Edit("value of an answer's member", "[red, blue]", "[red, blue, green]"),
            new Edit("value that is read and written", "[open, closed]", "[open, closed, lost]"),
            new Edit("wider bound of a request", "maxLength: 100", "maxLength: 200"),
            new Edit("wider bound of a parameter", "maximum: 200", "maximum: 300"),
            new Edit("request's member may be null", "parts: {type: array, ", "parts: {NULLABLE_ARRAY, "),
            new Edit("answer's member is never null", "count: NULLABLE_INTEGER", "count: {type: integer}"));

    /** How each version says it. */
    private static final Map<String, Map<String, String>> VERSIONS = Map.of(
            "3.0.4",
                    Map.of(
                            "NULLABLE_STRING", "{type: string, nullable: true}",
                            "NULLABLE_INTEGER", "{type: integer, nullable: true}",
                            "NULLABLE_ARRAY", "type: array, nullable: true"),
            "3.1.0",
                    Map.of(
                            "NULLABLE_STRING", "{type: [string, \"null\"]}",
                            "NULLABLE_INTEGER", "{type: [integer, \"null\"]}",
                            "NULLABLE_ARRAY", "type: [array, \"null\"]"));

    static Stream<Arguments> breaks() {
        return inEachVersion(BREAKS);
    }

    static Stream<Arguments> harmless() {
        return inEachVersion(HARMLESS);
    }

    private static Stream<Arguments> inEachVersion(List<Edit> edits) {
        return VERSIONS.keySet().stream()
                .sorted()
                .flatMap(version -> edits.stream().map(edit -> Arguments.of(version, edit)));
    }

    private static String written(String document, String version) {
        String written = document.replace("VERSION", version);
        for (Map.Entry<String, String> spelling : VERSIONS.get(version).entrySet()) {
            written = written.replace(spelling.getKey(), spelling.getValue());
        }
        return written;
    }

    private static List<String> broken(Edit edit, String version) {
        assertThat(DOCUMENT).contains(edit.before());
        return Compatibility.broken(
                written(DOCUMENT, version), written(DOCUMENT.replace(edit.before(), edit.after()), version));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void what_breaks_callers_is_found(String version, Edit edit) {
        assertThat(broken(edit, version)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void what_breaks_nobody_passes(String version, Edit edit) {
        assertThat(broken(edit, version)).isEmpty();
    }
}
