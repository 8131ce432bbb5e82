package fr.contratdeville.warehouse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.contratdeville.testing.Json;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SchemaComparisonTest {

    private static JsonNode schema() {
        return Json.of("""
                {"fields": [
                   {"name": "id", "type": "string", "format": "uuid", "sql_type": "uuid", "constraints": {"required": true}},
                   {"name": "structure_id", "type": "string", "format": "uuid", "sql_type": "uuid",
                    "constraints": {"required": true}},
                   {"name": "state", "type": "string", "sql_type": "text",
                    "constraints": {"required": true, "enum": ["draft", "submitted"]}},
                   {"name": "aims", "type": "array", "sql_type": "text[]", "constraints": {"required": true},
                    "arrayItem": {"type": "string", "constraints": {"enum": ["youth"]}}},
                   {"name": "version", "type": "integer", "sql_type": "integer", "constraints": {"required": false}}],
                 "foreignKeys": [{"fields": "structure_id", "reference": {"resource": "structures", "fields": "id"}}]}
                """);
    }

    private static SchemaComparison after(Consumer<ObjectNode> change) {
        JsonNode changed = schema();
        change.accept((ObjectNode) changed);
        return new SchemaComparison(Map.of("bilans", schema()), Map.of("bilans", changed));
    }

    private static ArrayNode fields(ObjectNode schema) {
        return (ArrayNode) schema.get("fields");
    }

    private static ObjectNode member(ObjectNode schema, String pointer) {
        return (ObjectNode) schema.at(pointer);
    }

    private static void breaks(Consumer<ObjectNode> change, String... messages) {
        assertThat(after(change).broken()).containsExactly(messages);
    }

    @Test
    void what_is_the_same_breaks_and_adds_nothing() {
        SchemaComparison comparison = after(schema -> {});

        assertThat(comparison.broken()).isEmpty();
        assertThat(comparison.added()).isEmpty();
    }

    @Test
    void a_dataset_that_is_gone_breaks_readers() {
        assertThat(new SchemaComparison(Map.of("bilans", schema()), Map.of()).broken())
                .containsExactly("bilans is gone");
    }

    @Test
    void a_column_that_is_gone_breaks_readers() {
        breaks(schema -> fields(schema).remove(4), "bilans.version is no longer column 5");
    }

    @Test
    void a_renamed_column_breaks_readers() {
        breaks(schema -> member(schema, "/fields/2").put("name", "step"), "bilans.state is no longer column 3");
    }

    @Test
    void a_column_before_others_breaks_readers() {
        breaks(
                schema -> fields(schema)
                        .insert(4, member((ObjectNode) schema(), "/fields/4").put("name", "outcome")),
                "bilans.version is no longer column 5");
    }

    @Test
    void another_type_breaks_readers() {
        breaks(schema -> member(schema, "/fields/4").put("type", "number"), "bilans.version: another type");
        breaks(schema -> member(schema, "/fields/4").put("sql_type", "bigint"), "bilans.version: another sql_type");
        breaks(schema -> member(schema, "/fields/0").remove("format"), "bilans.id: another format");
    }

    @Test
    void a_time_that_is_no_longer_told_by_a_pattern_does_not() {
        JsonNode released = Json.of("""
                {"fields": [{"name": "at", "type": "datetime", "format": "%Y-%m-%dT%H:%M:%S.%fZ", "sql_type": "timestamptz"}]}
                """);

        assertThat(new SchemaComparison(Map.of("bilans", released), Map.of("bilans", time("any"))).broken())
                .isEmpty();
        assertThat(new SchemaComparison(Map.of("bilans", released), Map.of("bilans", time("%Y"))).broken())
                .containsExactly("bilans.at: another format");
        assertThat(new SchemaComparison(Map.of("bilans", time("any")), Map.of("bilans", released)).broken())
                .containsExactly("bilans.at: another format");
    }

    private static JsonNode time(String format) {
        return Json.of("""
                {"fields": [{"name": "at", "type": "datetime", "format": "%s", "sql_type": "timestamptz"}]}
                """.formatted(format));
    }

    @Test
    void a_column_that_may_become_empty_breaks_readers() {
        breaks(schema -> member(schema, "/fields/0/constraints").put("required", false), "bilans.id may be empty");
    }

    @Test
    void a_column_that_always_has_a_value_from_now_on_does_not() {
        breaks(schema -> member(schema, "/fields/4/constraints").put("required", true));
    }

    @Test
    void codes_that_are_taken_away_break_readers() {
        breaks(
                schema -> member(schema, "/fields/2/constraints")
                        .withArray("enum")
                        .remove(0),
                "bilans.state: no code draft");
        breaks(schema -> member(schema, "/fields/3").remove("arrayItem"), "bilans.aims: no code youth");
    }

    @Test
    void ids_of_another_dataset_break_readers() {
        breaks(
                schema -> member(schema, "/foreignKeys/0/reference").put("resource", "actions"),
                "bilans.structure_id no longer has the ids that it had");
    }

    @Test
    void what_is_added_at_the_end_is_told() {
        SchemaComparison comparison = after(schema -> {
            fields(schema).addObject().put("name", "outcome");
            member(schema, "/fields/2/constraints").withArray("enum").add("returned");
        });

        assertThat(comparison.broken()).isEmpty();
        assertThat(comparison.added()).containsExactlyInAnyOrder("bilans.outcome", "bilans.state: code returned");
        assertThat(new SchemaComparison(Map.of(), Map.of("bilans", schema())).added())
                .containsExactly("bilans");
    }

    @Test
    void versions_are_compared_number_by_number() {
        assertThat(SchemaComparison.isHigher("1.10.0", "1.9.3")).isTrue();
        assertThat(SchemaComparison.isHigher("1.9.3", "1.10.0")).isFalse();
        assertThat(SchemaComparison.isHigher("1.0.0", "1.0.0")).isFalse();
    }
}
