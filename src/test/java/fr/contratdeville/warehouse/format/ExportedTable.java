package fr.contratdeville.warehouse.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A table for an exported dataset, made of nothing but the dataset's published schema. */
public record ExportedTable(JsonNode schema) {

    /** The dataset's name, as SQL can have it. */
    public String name() {
        return schema.get("name").asText().replace('-', '_');
    }

    public String creation() {
        return columns("%1$s %2$s%3$s", "create table " + name() + " (", ", primary key (id));");
    }

    /** @param delimiter of a CSV */
    public String loading(RowFormat format, char delimiter, Path file) {
        String reading = DuckDb.reading(format, delimiter, file, columns("'%1$s': '%2$s'", "{", "}"));
        return columns(
                format == RowFormat.CSV ? "%4$s" : "%1$s", "insert into " + name() + " select ", " from " + reading);
    }

    /** @param form of a column: its name, its type, its constraint, and what it is in a CSV */
    private String columns(String form, String before, String behind) {
        return StreamSupport.stream(schema.get("fields").spliterator(), false)
                .map(field -> column(form, field))
                .collect(Collectors.joining(", ", before, behind));
    }

    private static String column(String form, JsonNode field) {
        String name = field.get("name").asText();
        String type = field.get("sql_type").asText();
        String constraint = field.at("/constraints/required").booleanValue() ? " not null" : "";
        String undone = switch (type) {
            case "text" -> "regexp_replace(%s, '^''', '')";
            case "text[]" -> "cast(cast(%s as json) as text[])";
            default -> "%s";
        };
        return form.formatted(name, type, constraint, undone.formatted(name));
    }
}
