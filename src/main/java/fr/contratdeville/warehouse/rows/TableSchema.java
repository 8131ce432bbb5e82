package fr.contratdeville.warehouse.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A dataset's columns as a Frictionless Table Schema, as schema.data.gouv.fr has them: in French, with English beside
 * ({@code …_en}). What Table Schema does not tell apart is in {@code sql_type}.
 */
public final class TableSchema {

    private static final String DEFINITION = "https://specs.frictionlessdata.io/schemas/table-schema.json";

    private static final Bilingual HOW_TO_READ = new Bilingual("""
            En CSV, une valeur absente se traduit par l’absence de tout caractère entre deux séparateurs, et un texte vide \
            s’écrit `""` ; dans les autres formats, elle vaut `null`. En CSV, un texte qui commence par `=`, `+`, `-`, `@`, \
            une tabulation, un saut de ligne ou une apostrophe est précédé d’une apostrophe, pour qu’aucun tableur ne le \
            prenne pour une formule : il convient de retirer cette apostrophe pour retrouver le texte d’origine. Les listes \
            et les objets y sont écrits en JSON. Les dates et heures sont exprimées en temps universel coordonné (UTC).""", """
            A missing value is nothing between two delimiters in CSV, where an empty text is `""`, and `null` in the other \
            formats. In CSV, a text that begins with `=`, `+`, `-`, `@`, a tab, a line break or an apostrophe has an \
            apostrophe in front, so that no spreadsheet takes it for a formula: without that one it is the text. Lists \
            and objects are JSON there. Times are UTC.""");

    /**
     * What a time is to all validators. Of a pattern, {@code %Y-%m-%dT%H:%M:%S.%fZ}, the specification says that it is
     * strptime's; npm's tableschema 1.12.6 makes one of moment's of it (lib/helpers.js), where {@code %f} is {@code SSS}, three
     * digits and no more, and refused every row with a time in it. What it has by default knows no fraction at all.
     */
    private static final String ANY = "any";

    private TableSchema() {}

    public static JsonNode of(ExportedDataset dataset) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("$schema", DEFINITION);
        schema.put("name", dataset.name());
        put(schema, "title", dataset.description());
        put(schema, "description", HOW_TO_READ);
        schema.put("version", SchemaVersion.CURRENT);
        dataset.columns()
                .forEach(column -> describe(column, schema.withArray("fields").addObject()));
        schema.put("primaryKey", "id");
        dataset.columns().stream()
                .filter(column -> column.dataset() != null)
                .forEach(column ->
                        refer(dataset, column, schema.withArray("foreignKeys").addObject()));
        schema.putArray("missingValues").add("");
        return schema;
    }

    private static void put(ObjectNode node, String member, Bilingual text) {
        node.put(member, text.french()).put(member + "_en", text.english());
    }

    private static void describe(Column column, ObjectNode field) {
        field.put("name", column.name()).put("type", type(column.type()));
        switch (column.type()) {
            case UUID -> field.put("format", "uuid");
            case INSTANT -> field.put("format", ANY);
            default -> {}
        }
        field.put("sql_type", column.type().sqlType());
        put(field, "description", column.description());
        ObjectNode constraints = field.putObject("constraints").put("required", column.required());
        if (!column.codes().isEmpty()) {
            // What constrains an array constrains it as a whole.
            ObjectNode ofCodes = column.type() == ColumnType.TEXTS
                    ? field.putObject("arrayItem").put("type", "string").putObject("constraints")
                    : constraints;
            column.codes().forEach(ofCodes.putArray("enum")::add);
        }
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case UUID, TEXT -> "string";
            case INTEGER, LONG -> "integer";
            case DECIMAL -> "number";
            case BOOLEAN -> "boolean";
            case INSTANT -> "datetime";
            case TEXTS -> "array";
            case JSON -> "object";
        };
    }

    private static void refer(ExportedDataset dataset, Column column, ObjectNode key) {
        // To itself, a table refers by an empty name.
        String referred = column.dataset().equals(dataset.name()) ? "" : column.dataset();
        key.put("fields", column.name());
        key.putObject("reference").put("resource", referred).put("fields", "id");
    }
}
