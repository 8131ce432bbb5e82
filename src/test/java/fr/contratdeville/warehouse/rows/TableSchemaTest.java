package fr.contratdeville.warehouse.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.contratdeville.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Schemas say in the words of Table Schema what datasets say of their columns. */
@QuarkusTest
class TableSchemaTest {

    @Inject
    Datasets datasets;

    private JsonNode schema(String dataset) {
        return TableSchema.of(datasets.find(dataset).orElseThrow());
    }

    private JsonNode field(String dataset, String column) {
        return Json.list(schema(dataset).get("fields")).stream()
                .filter(field -> field.get("name").asText().equals(column))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void it_says_what_it_is_of_in_both_languages() {
        JsonNode schema = schema("actions");

        assertThat(schema.get("name").asText()).isEqualTo("actions");
        assertThat(schema.get("title").asText()).isEqualTo("Une action d’une structure, une année");
        assertThat(schema.get("title_en").asText()).isEqualTo("An action of a structure, in a year");
        assertThat(schema.get("version").asText()).isEqualTo(SchemaVersion.CURRENT);
        assertThat(schema.get("primaryKey").asText()).isEqualTo("id");
        assertThat(schema.get("missingValues")).isEqualTo(Json.of("[\"\"]"));
    }

    @Test
    void a_column_has_a_field_with_its_type_and_what_constrains_it() {
        assertThat(field("structures", "short_name")).isEqualTo(Json.of("""
                {"name": "short_name", "type": "string", "sql_type": "text",
                 "description": "Nom abrégé ; vide s’il n’y en a pas.", "description_en": "Short name; empty if there is none.",
                 "constraints": {"required": false}}
                """));
        assertThat(field("indicator-value-overlaps", "share").get("constraints"))
                .isEqualTo(Json.of("""
                {"required": true, "enum": ["all", "some", "number"]}
                """));
    }

    @Test
    void a_time_is_told_as_validators_read_it() {
        assertThat(field("dimensions", "created_at")).isEqualTo(Json.of("""
                {"name": "created_at", "type": "datetime", "format": "any", "sql_type": "timestamptz",
                 "description": "Date et heure de création.", "description_en": "When it was created.",
                 "constraints": {"required": true}}
                """));
    }

    @Test
    void codes_in_a_list_constrain_its_elements() {
        JsonNode priorities = field("actions", "transversal_priorities");

        assertThat(priorities.get("constraints")).isEqualTo(Json.of("{\"required\": true}"));
        assertThat(priorities.get("arrayItem")).isEqualTo(Json.of("""
                {"type": "string", "constraints": {"enum": ["gender_equality", "youth", "anti_discrimination"]}}
                """));
    }

    @Test
    void ids_refer_to_their_dataset_and_to_their_own_by_an_empty_name() {
        assertThat(schema("indicators").get("foreignKeys")).isEqualTo(Json.of("""
                [{"fields": "numerator_id", "reference": {"resource": "", "fields": "id"}},
                 {"fields": "denominator_id", "reference": {"resource": "", "fields": "id"}}]
                """));
        assertThat(schema("pillars").get("foreignKeys")).isEqualTo(Json.of("""
                [{"fields": "contract_id", "reference": {"resource": "contracts", "fields": "id"}}]
                """));
        assertThat(schema("contracts").has("foreignKeys")).isFalse();
    }
}
